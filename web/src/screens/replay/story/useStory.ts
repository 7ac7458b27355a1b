import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replay } from "../../../replay/replay";
import type { Timeline } from "../../../replay/timeline";
import type { Filter } from "../../../replay/types";
import { useReplay, useShown, useTimeline, useToday } from "../useReplay";
import { type Happened, type Line, linesOf } from "./lines";
import { type Reach, reachOf } from "./reach";
import { tell } from "./telling";

/** So long the position must stand still outside what is told, in ms, before what lies around it is fetched. */
const STILL = 120;
/** While it plays it never stands still: then as often as this. */
const PLAYING = 600;

export interface Story {
  readonly lines: readonly Line[];
  readonly reach: Reach;
  readonly failed: boolean;
  /** Nothing has come yet. */
  readonly opening: boolean;
  earlier(): void;
  later(): void;
  retry(): void;
}

const NOTHING: Reach = { rows: [], hasEarlier: false, hasLater: false };

interface Told {
  readonly reach: Reach;
  readonly happened: readonly Happened[];
}

/** What is told around the instant that is shown; it goes along when that leaves what is told. */
export function useStory(): Story {
  const { t } = useTranslation();
  const [replay, timeline, today] = [useReplay(), useTimeline(), useToday()];
  const filter = useShown((shown) => shown.filter);
  const [row, look] = useState(() => replay.shown().row);
  const { told, failed, retry } = useTold(replay, timeline, filter, row);
  useFollowing(replay, told?.reach ?? NOTHING, look);
  const [lines, setLines] = useState<readonly Line[]>([]);
  useEffect(() => {
    setLines(told ? linesOf(told.happened, today, t) : []);
  }, [told, today, t]);
  const { reach } = told ?? { reach: NOTHING };
  return {
    ...{ lines, reach, failed, retry, opening: told === null },
    earlier: () => look((reach.rows[0] ?? 0) - 1),
    later: () => look((reach.rows.at(-1) ?? 0) + 1),
  };
}

/** Look around the instant that is shown when it has gone to where nothing is told yet, and stands still. */
function useFollowing(replay: Replay, { rows }: Reach, look: (row: number) => void): void {
  const told = useRef(rows);
  told.current = rows;
  useEffect(() => {
    let last = replay.shown().row;
    let later: ReturnType<typeof setTimeout> | undefined;
    const moved = () => {
      const { row, playing, moving } = replay.shown();
      // Who reads on, away from the instant that is shown, is left in peace until that moves.
      if (row === last || moving) return;
      last = row;
      const [from, until] = [told.current[0] ?? -1, told.current.at(-1) ?? -1];
      if (row >= from && row <= until) return;
      if (later !== undefined && playing) return;
      clearTimeout(later);
      later = setTimeout(go, playing ? PLAYING : STILL);
    };
    const go = () => {
      // Under a thumb that is dragged on and on nothing is fetched, and nothing written.
      later = replay.shown().moving ? setTimeout(go, STILL) : undefined;
      if (later === undefined) look(replay.shown().row);
    };
    const stop = replay.subscribe(moved);
    return () => {
      clearTimeout(later);
      stop();
    };
  }, [replay, look]);
}

function useTold(replay: Replay, timeline: Timeline, filter: Filter, row: number) {
  const [told, setTold] = useState<Told | null>(null);
  const [failed, fail] = useState(false);
  const [tries, again] = useState(0);
  const retry = useCallback(() => again((count) => count + 1), []);
  // A new timeline has more rows, or what is in it may be seen otherwise by now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try tells anew
  useEffect(() => {
    let wanted = true;
    around(replay, timeline, filter, row).then(
      (found) => {
        if (!wanted) return;
        fail(false);
        setTold(found);
      },
      () => wanted && fail(true),
    );
    return () => {
      wanted = false;
    };
  }, [replay, timeline, filter, row, tries]);
  return { told, failed, retry };
}

async function around(replay: Replay, timeline: Timeline, filter: Filter, row: number): Promise<Told> {
  const reach = reachOf(timeline, filter, row);
  return { reach, happened: await tell(replay, reach.rows) };
}
