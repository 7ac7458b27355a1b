/** Where the dots of one lane are drawn, so that every one of them can be seen and counted. Pure. */
import type { Alone } from "../../contract";

export interface DotView {
  readonly id: string;
  /** 0–1000 along the scale. */
  readonly x: number;
  /** How many dots it lies above, from 0. */
  readonly level: number;
  /** It lies far from all others of its group. */
  readonly lone: boolean;
}

/** Nearer than this on the scale, two dots would lie on each other, so the second one goes above the first. */
const WIDTH = 28;

/** A dot for each person, stacked where they would hide each other; never moved along the scale. */
export function stacked({ dots, lone }: Alone): readonly DotView[] {
  const ends: number[] = [];
  return dots.map(({ note, x }) => {
    const free = ends.findIndex((end) => x - end >= WIDTH);
    const level = free === -1 ? ends.length : free;
    ends[level] = x;
    return { id: note, x, level, lone: note === lone };
  });
}

/** How many dots lie above each other at most. */
export function height(dots: readonly DotView[]): number {
  return Math.max(0, ...dots.map(({ level }) => level + 1));
}
