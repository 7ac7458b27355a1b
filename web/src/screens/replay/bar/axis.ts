/** Where an instant lies along the timeline's bar. Pure. */
import type { Timeline } from "../../../replay/timeline";

/** A pause longer than this is drawn as if it were this long, in ms: an afternoon and a memo a day later fit one bar. */
export const LONGEST = 3 * 60_000;

/** A long pause along the bar, each end as a share of it. */
export interface Fold {
  readonly from: number;
  readonly until: number;
}

export interface Axis {
  /** The share of the bar, 0–1, that lies before this moment. */
  share(ms: number): number;
  /** The moment at this share of the bar. */
  time(share: number): number;
  readonly folds: readonly Fold[];
}

/** Knots at equal places of two lists; between two knots the bar runs evenly. */
interface Knots {
  readonly ms: readonly number[];
  readonly way: readonly number[];
}

/** The bar from the first row to the last: even in time, but for long pauses. */
export function axisOf(timeline: Pick<Timeline, "from" | "until" | "idle">): Axis {
  const { from, until } = timeline;
  const gaps = timeline.idle(LONGEST);
  const [ms, way] = [[from], [0]];
  const put = (time: number, by: number) => {
    ms.push(time);
    way.push((way.at(-1) ?? 0) + by);
  };
  for (const gap of gaps) {
    put(gap.from, gap.from - (ms.at(-1) ?? from));
    put(gap.until, LONGEST);
  }
  put(until, until - (ms.at(-1) ?? from));
  const whole = way.at(-1) || 1;
  const knots = { ms, way: way.map((far) => far / whole) };
  const share = (time: number) => between(knots.ms, knots.way, time);
  return {
    share,
    time: (part) => between(knots.way, knots.ms, part),
    folds: gaps.map((gap) => ({ from: share(gap.from), until: share(gap.until) })),
  };
}

/** What `to` has where `from` has `value`, as `Knots` say. */
function between(from: Knots["ms"], to: Knots["way"], value: number): number {
  let [low, high] = [0, from.length - 1];
  if (value <= (from[0] ?? 0)) return to[0] ?? 0;
  if (value >= (from[high] ?? 0)) return to[high] ?? 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((from[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  const [a, b] = [from[low] ?? 0, from[high] ?? 0];
  const [c, d] = [to[low] ?? 0, to[high] ?? 0];
  return b === a ? d : c + ((value - a) / (b - a)) * (d - c);
}
