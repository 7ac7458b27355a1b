import { Pause, Play, StepBack, StepForward } from "lucide-react";
import { useTranslation } from "react-i18next";
import { SPEEDS, type Speed } from "../../../replay/types";
import { Button, Switch } from "../../../ui";
import { Select } from "../Select";
import { useReplay, useShown } from "../useReplay";
import { Filters } from "./Filters";
import { JumpTo } from "./JumpTo";
import { useDeeds } from "./useDeeds";

/** Playing, stepping, jumping, and what is looked at. */
export function Transport() {
  const { t } = useTranslation();
  const replay = useReplay();
  const act = useDeeds();
  const { playing, speed, skipsIdle } = useShown((shown) => ({
    ...{ playing: shown.playing, speed: shown.speed, skipsIdle: shown.skipsIdle },
  }));
  return (
    <div className="transport">
      <div className="transport-steps">
        <Button icon={<StepBack aria-hidden />} onPress={() => act({ do: "step", by: -1 })}>
          {t("replay.transport.back")}
        </Button>
        <Button
          kind="main"
          icon={playing ? <Pause aria-hidden /> : <Play aria-hidden />}
          onPress={() => act({ do: "play" })}
        >
          {t(playing ? "replay.transport.pause" : "replay.transport.play")}
        </Button>
        <Button icon={<StepForward aria-hidden />} onPress={() => act({ do: "step", by: 1 })}>
          {t("replay.transport.on")}
        </Button>
      </div>
      <Select
        label={t("replay.transport.speed")}
        value={String(speed)}
        onChange={(chosen) => replay.setSpeed(Number(chosen) as Speed)}
        choices={SPEEDS.map((one) => ({
          value: String(one),
          words: t("replay.transport.times", { times: one }),
        }))}
      />
      <Switch on={skipsIdle} onChange={(on) => replay.setSkipsIdle(on)}>
        {t("replay.transport.skip")}
      </Switch>
      <div className="transport-rest">
        <JumpTo />
        <Filters />
      </div>
    </div>
  );
}
