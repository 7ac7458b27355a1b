/** How the clock of a replay goes on: at its speed, and quickly over what nobody wants to wait for. Pure. */
import type { Timeline } from "./timeline";
import type { Speed } from "./types";

/** Nothing happening for longer than this is idle time, in milliseconds of the session. */
export const IDLE = 10_000;

/** So long, in milliseconds of the viewer, idle time takes at most when it is skipped. */
export const SKIPPED = 1000;

/** Longer than this between two frames and nobody was looking: the page was hidden, the tablet slept. */
const LOOKED_AWAY = 250;

/** Where the clock stands, and the last row that it has passed; -1 before the first. */
export interface Place {
  readonly at: number;
  readonly row: number;
}

/** Where the clock stands after so many milliseconds of the viewer; at most at the last row. */
export function advance(
  timeline: Timeline,
  place: Place,
  elapsed: number,
  speed: Speed,
  skipsIdle: boolean,
): Place {
  let { at, row } = place;
  let left = Math.min(Math.max(elapsed, 0), LOOKED_AWAY);
  while (row + 1 < timeline.length) {
    const next = timeline.timeAt(row + 1);
    const before = row < 0 ? next : timeline.timeAt(row);
    const rate = pace(next - before, speed, skipsIdle);
    const needed = Math.max(0, next - at) / rate;
    if (needed > left) return { at: at + left * rate, row };
    left -= needed;
    at = Math.max(at, next);
    row += 1;
  }
  return { at, row };
}

/** Milliseconds of the session in a millisecond of the viewer, where nothing happens for `gap`. */
function pace(gap: number, speed: Speed, skipsIdle: boolean): number {
  return skipsIdle && gap > IDLE ? Math.max(speed, gap / SKIPPED) : speed;
}
