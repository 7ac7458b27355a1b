import { useCallback, useEffect, useMemo, useState } from "react";
import type { State } from "../../../contract";
import { between, type Changes } from "../../../replay/between";
import type { Replay } from "../../../replay/replay";
import { useReplay, useTimeline } from "../useReplay";
import { rowsBetween } from "./seen";
import { runAround, type Stretch } from "./stretch";

/** The stretch that was chosen of a replay outlives the tab in which it was chosen. */
const chosen = new WeakMap<Replay, Stretch>();

/** The stretch that is looked at; the run of the activity on the stage until another one is chosen. */
export function useStretch(): readonly [Stretch, (stretch: Stretch) => void] {
  const replay = useReplay();
  const [stretch, set] = useState(
    () => chosen.get(replay) ?? runAround(replay.timeline, replay.about, replay.shown().seq),
  );
  const choose = useCallback(
    (next: Stretch) => {
      chosen.set(replay, next);
      set(next);
    },
    [replay],
  );
  return [stretch, choose];
}

export interface Found {
  readonly changes: Changes;
  readonly before: State;
  readonly after: State;
}

export interface Looking {
  /** Null until it has been fetched; then what was found last, also while another stretch is fetched. */
  readonly found: Found | null;
  readonly failed: boolean;
  retry(): void;
}

/** What changed over a stretch. */
export function useChanges({ from, to }: Stretch): Looking {
  const [replay, timeline] = [useReplay(), useTimeline()];
  const [states, setStates] = useState<readonly [State, State] | null>(null);
  const [failed, fail] = useState(false);
  const [tries, again] = useState(0);
  const retry = useCallback(() => again((count) => count + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try fetches again
  useEffect(() => {
    let wanted = true;
    Promise.all([replay.stateAt(from), replay.stateAt(to)]).then(
      (both) => {
        if (!wanted) return;
        fail(false);
        setStates(both);
      },
      () => wanted && fail(true),
    );
    return () => {
      wanted = false;
    };
  }, [replay, from, to, tries]);
  // While the timeline still loads, the stretch may not be there yet.
  const there = Math.min(timeline.upto, to);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows behind the stretch change nothing
  const found = useMemo(() => {
    if (!states) return null;
    const [before, after] = states;
    return { before, after, changes: between(rowsBetween(timeline, before.seq, after.seq), before, after) };
  }, [states, there]);
  return { found, failed, retry };
}
