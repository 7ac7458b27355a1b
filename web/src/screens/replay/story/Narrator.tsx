import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replay } from "../../../replay/replay";
import { LiveRegion } from "../../../ui";
import { useReplay, useShown } from "../useReplay";
import { eachOf, sentenceOf } from "./lines";
import { summaryOf } from "./summary";
import { tell } from "./telling";

/** While it plays, a screen reader hears at most one sentence in so many ms. */
export const PACE = 2000;
/** An instant that was gone to is told once it has stood still for so many ms. */
const STILL = 400;

/** Says what happens to people who cannot see it: one thing in a sentence, many in one that counts them. */
export function Narrator() {
  const said = useNarration();
  return <LiveRegion pause={100}>{said}</LiveRegion>;
}

function useNarration(): string {
  const { t } = useTranslation();
  const replay = useReplay();
  const playing = useShown((shown) => shown.playing);
  const told = useRef(replay.shown().row);
  const [said, say] = useState("");
  useEffect(() => {
    let wanted = true;
    const tell = () => {
      const { row } = replay.shown();
      if (row === told.current) return;
      const from = told.current;
      told.current = row;
      void narrate(replay, from, row, playing, t).then((words) => wanted && words && say(words));
    };
    const stop = playing ? every(PACE, tell) : whenStill(replay, tell);
    return () => {
      wanted = false;
      stop();
    };
  }, [replay, playing, t]);
  return said;
}

function every(milliseconds: number, act: () => void): () => void {
  const beat = setInterval(act, milliseconds);
  return () => clearInterval(beat);
}

function whenStill(replay: Replay, act: () => void): () => void {
  let later: ReturnType<typeof setTimeout> | undefined;
  const moved = () => {
    clearTimeout(later);
    later = setTimeout(act, STILL);
  };
  moved();
  const stop = replay.subscribe(moved);
  return () => {
    clearTimeout(later);
    stop();
  };
}

type Translate = ReturnType<typeof useTranslation>["t"];

/** What happened on the way from one row to another; standing still, only what stands at the new one. */
async function narrate(
  replay: Replay,
  from: number,
  to: number,
  playing: boolean,
  t: Translate,
): Promise<string> {
  const { timeline } = replay;
  const { filter, today } = replay.shown();
  const last = timeline.previous(to + 1, filter);
  if (last === null || (playing && last <= from)) return "";
  const many = playing && from >= 0 ? summaryOf(timeline, filter, from, to, t) : "";
  if (many) return many;
  const [line] = await tell(replay, [last]).then(
    (told) => eachOf(told, today, t),
    () => [],
  );
  return line ? sentenceOf(line, t) : "";
}
