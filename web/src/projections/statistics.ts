/**
 * What may be said of a handful of places on one scale: where they lie, and how those of two groups lie to each other.
 *
 * Places are whole numbers 0–1000, one for each person and aspect. Nothing here is a test or an estimate: nobody was
 * drawn by lot, so there is nobody else to conclude anything about. Counts are whole; a middle or a shift falls on a
 * whole number or a half, which is exact in both languages. Every function takes any lists: none, one, ties, all the same.
 */
import type { Pair, Spread, Tally } from "../contract";

/** What is between two groups, whichever they are. */
export type Between = Omit<Pair, "first" | "second">;

/** What comes of two groups over several aspects. */
export type Across = Omit<Tally, "first" | "second">;

/** The middle value, or halfway between the two middle ones; null of nothing. */
export function median(values: readonly number[]): number | null {
  const ordered = [...values].sort((a, b) => a - b);
  const high = ordered[Math.floor(ordered.length / 2)];
  const low = ordered[Math.floor((ordered.length - 1) / 2)];
  return high === undefined || low === undefined ? null : (low + high) / 2;
}

/** How the places of one group lie. */
export function spread(places: readonly number[]): Spread {
  const ordered = [...places].sort((a, b) => a - b);
  return {
    n: places.length,
    lowest: ordered[0] ?? null,
    median: median(places),
    highest: ordered.at(-1) ?? null,
  };
}

/** How the first group's places lie to the second's. Swapped groups give the opposite. */
export function between(first: readonly number[], second: readonly number[]): Between {
  const differences = first.flatMap((x) => second.map((y) => x - y));
  const [mine, theirs] = [median(first), median(second)];
  return {
    ...ways(differences),
    shift: median(differences),
    medians: mine === null || theirs === null ? null : mine - theirs,
  };
}

/** The share 0–1 of pairs in which the first group lies nearer the right label, a level pair counting half. */
export function share({ right, level, left }: Between): number | null {
  const count = right + level + left;
  return count === 0 ? null : (2 * right + level) / (2 * count);
}

/** What the differences of two groups, first minus second, come to over the aspects that both placed. */
export function across(differences: readonly number[]): Across {
  return { ...ways(differences), apart: differences.reduce((sum, d) => sum + Math.abs(d), 0) };
}

function ways(differences: readonly number[]): Pick<Across, "right" | "level" | "left"> {
  return {
    right: differences.filter((d) => d > 0).length,
    level: differences.filter((d) => d === 0).length,
    left: differences.filter((d) => d < 0).length,
  };
}
