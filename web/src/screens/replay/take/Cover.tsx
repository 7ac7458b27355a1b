import { Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ReplayFile } from "../../../contract";
import { Button, LookButton } from "../../../ui";
import { dayOf } from "../bar/times";
import { leftOut } from "./clip";
import "./cover.css";

const WHOSE = {
  facilitator: "replayTake.coverTeam",
  participant: "replayTake.coverSeat",
  wall: "replayTake.coverWall",
  outside: "replayTake.coverOutside",
} as const;

export interface CoverProps {
  readonly file: ReplayFile;
  readonly isReady: boolean;
  watch(): void;
}

/** The first page of a file: what it is, whom it is for, and what it was made without. */
export function Cover({ file, isReady, watch }: CoverProps) {
  const { t, i18n } = useTranslation();
  const { title, openedAt } = file.today.session;
  const isClip = file.kind === "clip";
  return (
    <main className="cover">
      <header>
        <p className="cover-over">{t(isClip ? "replayTake.coverClip" : "replayTake.coverReplay")}</p>
        <h1 dir="auto">{title}</h1>
        {file.dated && <p>{t("replayTake.coverDay", { day: dayOf(openedAt, i18n.language) })}</p>}
      </header>
      <p className="cover-whose">{t(WHOSE[file.eyes])}</p>
      {file.withheld && (
        <section aria-labelledby="cover-leaves">
          <h2 id="cover-leaves">{t("replayTake.coverLeaves")}</h2>
          <ul>
            {leftOut(file.withheld, file.dated, file.today).map((words) => (
              <li key={words} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{t("replayTake.coverInside")}</p>
      <div className="cover-tools">
        <Button kind="main" icon={<Play aria-hidden />} isDisabled={!isReady} onPress={watch}>
          {t("replayTake.watch")}
        </Button>
        <LookButton />
      </div>
    </main>
  );
}
