import { Minus, Pause, Play, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Timer } from "../../ui";
import { useDesk } from "./desk";

/** The room's clock: set it, give a minute more, stop it for a while, put it away. At zero nothing happens by itself. */
export function Clock() {
  const { t } = useTranslation();
  const { state, now, act } = useDesk();
  const { endsAt, left } = state.agenda.timer;
  if (state.session.closed) return null;
  return (
    <section className="clock" aria-labelledby="desk-clock">
      <h3 id="desk-clock" className="desk-subheading">
        {t("console.clock")}
      </h3>
      {endsAt === null && left === null ? (
        <SetClock />
      ) : (
        <>
          <div className="clock-face">
            <Timer endsAt={endsAt} left={left} now={now} />
            <Button kind="quiet" onPress={() => act({ type: "setTimer", seconds: null })}>
              {t("console.putAway")}
            </Button>
          </div>
          <div className="clock-actions">
            <Button icon={<Plus aria-hidden />} onPress={() => act({ type: "extendTimer", seconds: 60 })}>
              {t("console.minute")}
            </Button>
            <Button icon={<Plus aria-hidden />} onPress={() => act({ type: "extendTimer", seconds: 300 })}>
              {t("deskMiddle.fiveMinutes")}
            </Button>
            {left === null ? (
              <Button icon={<Pause aria-hidden />} onPress={() => act({ type: "pauseTimer" })}>
                {t("console.pause")}
              </Button>
            ) : (
              <Button icon={<Play aria-hidden />} onPress={() => act({ type: "resumeTimer" })}>
                {t("console.resume")}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

const MOST = 240;

/** How many minutes, beginning with what the agenda planned for the activity that runs. */
function SetClock() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const running = state.agenda.current === null ? undefined : state.agenda.activities[state.agenda.current];
  const planned = running?.minutes ?? 5;
  const [chosen, choose] = useState<{
    readonly activity: string | undefined;
    readonly minutes: number;
  } | null>(null);
  const minutes = chosen && chosen.activity === running?.id ? chosen.minutes : planned;
  const change = (to: number) => choose({ activity: running?.id, minutes: Math.max(1, Math.min(MOST, to)) });
  return (
    <>
      <fieldset className="clock-set">
        <legend className="visually-hidden">{t("console.minutes")}</legend>
        <Button aria-label={t("console.less")} onPress={() => change(minutes - step(minutes - 1))}>
          <Minus aria-hidden />
        </Button>
        <output className="clock-minutes" aria-live="polite">
          {t("console.minutesShort", { count: minutes })}
        </output>
        <Button aria-label={t("console.more")} onPress={() => change(minutes + step(minutes))}>
          <Plus aria-hidden />
        </Button>
      </fieldset>
      <Button wide onPress={() => act({ type: "setTimer", seconds: minutes * 60 })}>
        {t("console.startClock")}
      </Button>
    </>
  );
}

/** One minute at a time for short clocks, five for long ones. */
function step(minutes: number): number {
  return minutes < 10 ? 1 : 5;
}
