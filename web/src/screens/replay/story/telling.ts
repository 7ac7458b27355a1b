/** Fetching what it takes to tell what happened at some rows of the timeline. */
import type { Replay } from "../../../replay/replay";
import { type Happened, happenedIn } from "./lines";

/** Rows further apart than this many seqs are fetched by themselves, so that nothing in between is. */
const FAR = 500;

/** What happened at these rows, in order, each with the state right before it. */
export async function tell(replay: Replay, rows: readonly number[]): Promise<readonly Happened[]> {
  const { timeline } = replay;
  const told: Happened[] = [];
  for (const stretch of stretches(rows, (row) => timeline.seqAt(row))) {
    const [first, last] = [timeline.seqAt(stretch[0] ?? -1), timeline.seqAt(stretch.at(-1) ?? -1)];
    const [start, events] = await Promise.all([replay.stateAt(first - 1), replay.events(first - 1, last)]);
    told.push(...happenedIn(timeline, stretch, start, events));
  }
  return told;
}

/** The rows in runs of neighbours. */
export function stretches(rows: readonly number[], seqAt: (row: number) => number): readonly number[][] {
  const found: number[][] = [];
  for (const row of rows) {
    const last = found.at(-1)?.at(-1);
    if (last !== undefined && seqAt(row) - seqAt(last) <= FAR) found.at(-1)?.push(row);
    else found.push([row]);
  }
  return found;
}
