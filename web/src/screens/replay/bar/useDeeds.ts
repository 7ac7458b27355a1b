import { useMemo } from "react";
import type { Replay } from "../../../replay/replay";
import { useReplay } from "../useReplay";
import { activitiesIn, momentsIn, nextTo, rowsOn } from "./jumps";
import type { Deed } from "./keys";

/** Does what a key or a button asks for. */
export function useDeeds(): (deed: Deed) => void {
  const replay = useReplay();
  return useMemo(() => (deed) => perform(replay, deed), [replay]);
}

function perform(replay: Replay, deed: Deed): void {
  switch (deed.do) {
    case "play":
      if (replay.shown().playing) replay.pause();
      else replay.play();
      return;
    case "step":
      step(replay, deed.by);
      return;
    case "activity":
      jump(replay, activityBy(replay, deed.by));
      return;
    case "moment":
      jump(
        replay,
        nextTo(momentsIn(replay.timeline, replay.shown().today), replay.shown().wanted, deed.by)?.seq,
      );
      return;
    case "start":
      jump(replay, replay.about.after);
      return;
    case "end":
      replay.toEnd();
      return;
    default:
      deed satisfies never;
  }
}

/** Before the first activity there is the beginning, and behind the last one the end. */
function activityBy(replay: Replay, by: 1 | -1): number {
  const { today, wanted } = replay.shown();
  const found = nextTo(activitiesIn(replay.timeline, today), wanted, by);
  return found?.seq ?? (by > 0 ? replay.about.upto : replay.about.after);
}

function step(replay: Replay, by: number): void {
  if (by === 1 || by === -1) {
    replay.step(by);
    return;
  }
  const { timeline } = replay;
  const { wanted, filter } = replay.shown();
  const row = rowsOn(timeline, timeline.rowOfSeq(wanted), by, filter);
  jump(replay, row < 0 ? replay.about.after : timeline.seqAt(row));
}

function jump(replay: Replay, seq: number | undefined): void {
  if (seq === undefined) return;
  replay.pause();
  replay.seek(seq);
}
