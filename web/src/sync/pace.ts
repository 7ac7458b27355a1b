/**
 * How fast commands leave this tablet, so that the server's own limit (30 a second, bursts of 60) is never met. Pure.
 *
 * At most 20 without an answer, at most 25 a second. After "send it again soon" nothing leaves for a while, longer each
 * time, until a command has been recorded.
 */
export interface Pace {
  /** How many may leave now, as of `at`. */
  readonly left: number;
  readonly at: number;
  /** Nothing leaves before. */
  readonly until: number;
  /** How often in a row the server has said "again". */
  readonly holds: number;
}

const OUTSTANDING = 20;
const A_SECOND = 25;
const FIRST_HOLD = 250;
const LONGEST_HOLD = 5_000;

export const FRESH: Pace = { left: A_SECOND, at: 0, until: 0, holds: 0 };

/** How many commands may leave now. */
export function allowed(pace: Pace, now: number, outstanding: number): number {
  return now < pace.until
    ? 0
    : Math.max(0, Math.min(Math.floor(filled(pace, now)), OUTSTANDING - outstanding));
}

/** `count` commands have left. */
export function spent(pace: Pace, now: number, count: number): Pace {
  return { ...pace, left: filled(pace, now) - count, at: now };
}

/** The server said "again". Its answers to the commands behind that one say so too, and count once. */
export function again(pace: Pace, now: number, chance: number): Pace {
  if (now < pace.until) return pace;
  const longest = Math.min(LONGEST_HOLD, FIRST_HOLD * 2 ** pace.holds);
  return { ...pace, until: now + Math.round(longest * (0.5 + chance / 2)), holds: pace.holds + 1 };
}

/** A command was recorded: all is well. */
export function recorded(pace: Pace): Pace {
  return pace.holds ? { ...pace, holds: 0 } : pace;
}

/** In how many milliseconds another command may leave, answers apart. */
export function wait(pace: Pace, now: number): number {
  const empty = filled(pace, now) < 1 ? Math.ceil(((1 - filled(pace, now)) * 1000) / A_SECOND) : 0;
  return Math.max(pace.until - now, empty, 0);
}

function filled({ left, at }: Pace, now: number): number {
  return Math.min(A_SECOND, left + ((now - at) * A_SECOND) / 1000);
}
