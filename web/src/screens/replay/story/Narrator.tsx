import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replay } from "../../../replay/replay";
import { LiveRegion } from "../../../ui";
import { useReplay, useShown } from "../useReplay";
import { eachOf, sentenceOf } from "./lines";
import { summaryOf } from "./summary";
import { tell } from "./telling";

/** While it plays, a screen reader hears at most one sentence in so many ms. */
const PACE = 2000;

/**
 * Says what happens while it plays to people who cannot see it: one thing in a sentence, many in one that counts them.
 * Standing still, the caption under the stage speaks.
 */
export function Narrator() {
  const playing = useShown((shown) => shown.playing);
  return <LiveRegion pause={100}>{useNarration(playing)}</LiveRegion>;
}

function useNarration(playing: boolean): string {
  const { t } = useTranslation();
  const replay = useReplay();
  const [said, say] = useState("");
  const told = useRef(-1);
  useEffect(() => {
    say("");
    if (!playing) return;
    let wanted = true;
    told.current = replay.shown().row;
    const beat = setInterval(() => {
      const [from, to] = [told.current, replay.shown().row];
      told.current = to;
      void narrate(replay, from, to, t).then((words) => wanted && words && say(words));
    }, PACE);
    return () => {
      wanted = false;
      clearInterval(beat);
    };
  }, [replay, playing, t]);
  return said;
}

type Translate = ReturnType<typeof useTranslation>["t"];

/** What happened behind the row `from` and up to the row `to`, as far as it passes the filter; empty for nothing. */
async function narrate(replay: Replay, from: number, to: number, t: Translate): Promise<string> {
  const { timeline } = replay;
  const { filter, today } = replay.shown();
  const row = timeline.next(from, filter);
  if (row === null || row > to) return "";
  const many = summaryOf(timeline, filter, from, to, t);
  if (many) return many;
  const [line] = await tell(replay, [row]).then(
    (found) => eachOf(found, today, t),
    () => [],
  );
  return line ? sentenceOf(line, t) : "";
}
