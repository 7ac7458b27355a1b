/** Which rows of the timeline the transcript shows: some before an instant and some after it, never all. Pure. */
import type { Timeline } from "../../../replay/timeline";
import type { Filter } from "../../../replay/types";

/** So many rows are shown before the instant, and so many from it on. */
export const BEFORE = 20;
export const AFTER = 40;

/** The rows of a transcript, in order, and whether there are others on either side. */
export interface Reach {
  readonly rows: readonly number[];
  readonly hasEarlier: boolean;
  readonly hasLater: boolean;
}

/** The rows that pass the filter around `row`. */
export function reachOf(timeline: Timeline, filter: Filter, row: number): Reach {
  const earlier = rowsFrom((index) => timeline.previous(index, filter), row + 1, BEFORE);
  const later = rowsFrom((index) => timeline.next(index, filter), row, AFTER);
  const rows = [...earlier.reverse(), ...later];
  return {
    rows,
    hasEarlier: timeline.previous(rows[0] ?? 0, filter) !== null,
    hasLater: timeline.next(rows.at(-1) ?? row, filter) !== null,
  };
}

/** Of these rows, those around `row`. */
export function reachAmong(all: readonly number[], row: number): Reach {
  const here = all.findLastIndex((one) => one <= row) + 1;
  const rows = all.slice(Math.max(0, here - BEFORE), here + AFTER);
  return { rows, hasEarlier: here > BEFORE, hasLater: here + AFTER < all.length };
}

function rowsFrom(step: (index: number) => number | null, from: number, most: number): number[] {
  const rows: number[] = [];
  for (let row = step(from); row !== null && rows.length < most; row = step(row)) rows.push(row);
  return rows;
}

/** The longest time in which nothing happened between two rows, where it is at least `minimum` ms. */
export function silenceBetween(
  timeline: Timeline,
  first: number,
  last: number,
  minimum: number,
): { readonly from: number; readonly until: number } | null {
  let longest = { from: 0, until: 0 };
  for (let row = first; row < last; row++) {
    const [from, until] = [timeline.timeAt(row), timeline.timeAt(row + 1)];
    if (until - from > longest.until - longest.from) longest = { from, until };
  }
  return longest.until - longest.from >= minimum ? longest : null;
}
