/** The places of a replay that one can jump to: activities, marked moments. Pure. */
import type { State } from "../../../contract";
import type { Timeline } from "../../../replay/timeline";
import { EVERYTHING, type Filter } from "../../../replay/types";

/** A place to jump to. */
export interface Jump {
  readonly id: string;
  readonly words: string;
  /** More about it; "" where there is no more. */
  readonly memo: string;
  readonly seq: number;
  readonly at: number;
}

/** Every run of an activity, in order. One that was gone back to comes again. */
export function activitiesIn(timeline: Timeline, today: State): readonly Jump[] {
  return timeline.activities().map(({ activity, fromRow, from }) => ({
    id: `${activity} ${fromRow}`,
    words: today.agenda.activities[activity]?.title ?? "",
    memo: "",
    seq: timeline.seqAt(fromRow),
    at: from,
  }));
}

/** The marked moments in the order of the instants they point at; `today` knows them, the past need not. */
export function momentsIn(timeline: Timeline, today: State): readonly Jump[] {
  return Object.values(today.session.moments)
    .map(({ id, label, memo, seq }) => ({
      id,
      words: label,
      memo,
      seq,
      at: timeline.timeAt(Math.max(0, timeline.rowOfSeq(seq))),
    }))
    .sort((a, b) => a.seq - b.seq);
}

/** The first one behind `seq`, or the last one before it; null where there is none. */
export function nextTo(jumps: readonly Jump[], seq: number, by: 1 | -1): Jump | null {
  const found = by > 0 ? jumps.find((jump) => jump.seq > seq) : jumps.findLast((jump) => jump.seq < seq);
  return found ?? null;
}

/** So many rows on or back, as far as there are any that pass the filter; the same row where there is none. */
export function rowsOn(timeline: Timeline, row: number, by: number, filter: Filter = EVERYTHING): number {
  let here = row;
  for (let left = Math.abs(by); left > 0; left--) {
    const next = by > 0 ? timeline.next(here, filter) : timeline.previous(here, filter);
    if (next === null) break;
    here = next;
  }
  return here;
}
