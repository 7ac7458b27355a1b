import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { LiveRegion } from "../../../ui";
import { inWords } from "../story/words";
import { useReplay, useShown, useTimeline } from "../useReplay";
import { Below } from "./Below";
import { filterInWords } from "./filtering";
import { incidentInWords, incidentsAt } from "./incidents";
import { Moving } from "./Moving";
import { changeInWords } from "./position";
import { dayOf, exactly, sameDay } from "./times";

/** Where the replay stands, what has just happened there, and whether anything is amiss: in words. */
export function Caption() {
  const { t } = useTranslation();
  const replay = useReplay();
  const timeline = useTimeline();
  const { seq, row, playing, moving, seeking } = useShown((shown) => ({
    ...{
      seq: shown.seq,
      row: shown.row,
      playing: shown.playing,
      moving: shown.moving,
      seeking: shown.seeking,
    },
  }));
  const said = useSaid(seq, row, moving);
  const incidents = incidentsAt(timeline, seq).map((one) => incidentInWords(one, replay.about.blurred));
  const all = [said, ...incidents].filter(Boolean).join(" ");
  return (
    <div className="caption">
      <p className="caption-place">
        <Time /> <span data-says="change">{changeInWords(row, timeline)}</span>
        {seeking && <span> {t("replay.caption.seeking")}</span>}
        <Moving />
      </p>
      <p className="caption-said" dir="auto">
        {all}
      </p>
      <Only />
      <Below />
      {/* While it plays the transcript speaks, at a pace one can follow. */}
      <LiveRegion>{playing ? "" : all}</LiveRegion>
    </div>
  );
}

/** The time of day where the replay stands; the day too, where the session took more than one. */
function Time() {
  const { i18n } = useTranslation();
  const { about, timeline } = useReplay();
  const time = useShown(({ at }) => (about.blurred || timeline.length === 0 ? "" : exactly(at)));
  const days = useMemo(() => !sameDay(timeline.from, timeline.until), [timeline]);
  const day = useShown(({ at }) => (days ? dayOf(at, i18n.language) : ""));
  if (!time) return null;
  return (
    <>
      <time data-says="time">{time}</time>
      {day && <span data-says="day">{day}</span>}
    </>
  );
}

function Only() {
  const { t } = useTranslation();
  const { filter, today } = useShown((shown) => ({ filter: shown.filter, today: shown.today }));
  const chosen = filterInWords(filter, today);
  if (chosen.length === 0) return null;
  return <p className="caption-only">{t("replay.caption.only", { what: chosen.join(", ") })}</p>;
}

/** So long the replay must stand still, in ms, before a sentence is made of it. */
const STILL = 60;

/** What happened at `seq`, in one sentence; "" before the first event, and until it is there. */
function useSaid(seq: number, row: number, moving: boolean): string {
  const { t } = useTranslation();
  const replay = useReplay();
  const [said, say] = useState<{ readonly seq: number; readonly words: string } | null>(null);
  useEffect(() => {
    let wanted = true;
    const tell = async () => {
      const [[event], before] = await Promise.all([replay.events(seq - 1, seq), replay.stateAt(seq - 1)]);
      if (wanted) say(event ? { seq, words: inWords(event, before, replay.shown().today, t) } : null);
    };
    // Nobody reads a sentence under a moving thumb. What cannot be fetched now is said elsewhere.
    const none = row < 0 || moving;
    const later = none ? undefined : setTimeout(() => void tell().catch(() => undefined), STILL);
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [replay, seq, row, moving, t]);
  return said?.seq === seq ? said.words : "";
}
