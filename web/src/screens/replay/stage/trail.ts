/** The way that a note went over its board. Pure. */
import type { Timeline } from "../../../replay/timeline";

/** A place where it came to lie. `x` and `y` are 0–1000. */
export interface Stop {
  readonly row: number;
  readonly seq: number;
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

export interface Trail {
  /** In order; runs of stops between which it was on the scale all the time. */
  readonly runs: readonly (readonly Stop[])[];
}

/** Only these put a note somewhere, or take it away. */
const PLACES = new Set(["note.added", "note.moved", "note.unplaced", "note.removed", "aspect.marked"]);

/** Every place where the note came to lie; what took it off the scale parts one run from the next. */
export function trailOf(timeline: Timeline, on: string): Trail {
  const runs: Stop[][] = [[]];
  for (const row of timeline.rowsOf(on)) {
    const { seq, at, type, x, y } = timeline.row(row);
    if (!PLACES.has(type)) continue;
    if (x === null || y === null) {
      if (runs.at(-1)?.length) runs.push([]);
    } else runs.at(-1)?.push({ row, seq, at, x, y });
  }
  return { runs: runs.filter((run) => run.length > 0) };
}

/** Every stop with its number, from 1, and whether it has been reached at `row`. */
export function stopsOf(
  { runs }: Trail,
  row: number,
): readonly (Stop & { number: number; reached: boolean })[] {
  return runs.flat().map((stop, place) => ({ ...stop, number: place + 1, reached: stop.row <= row }));
}

/** A line from stop to stop in a square of 1000 by 1000. */
export function lineOf(run: readonly Stop[]): string {
  return run.map(({ x, y }, place) => `${place ? "L" : "M"}${x} ${y}`).join("");
}

/** Arcs from stop to stop above a line 1000 long, in a box 100 high: the wider the move, the higher its arc. */
export function arcsOf(run: readonly Stop[]): string {
  return run
    .slice(1)
    .map(({ x }, place) => {
      const from = run[place]?.x ?? x;
      const height = Math.min(150, 40 + Math.abs(x - from) / 4);
      return `M${from} 100Q${(from + x) / 2} ${100 - height} ${x} 100`;
    })
    .join("");
}
