/** The histogram of what happened, as outlines to fill. Pure. */
import type { Timeline } from "../../../replay/timeline";
import { EVERYTHING, type Filter, KINDS, type Kind } from "../../../replay/types";
import type { Axis } from "./axis";

/** The width of a bar with the gap behind it, and of the gap, in px. */
const STRIDE = 6;
const GAP = 1;
/** However little happened, it can be seen, in px. */
const LEAST = 2;

export interface Picture {
  /** Everything, for what the filter leaves out; empty where it leaves out nothing. */
  readonly all: string;
  /** What passes the filter, by kind, one on top of the other in the order of `KINDS`. */
  readonly kinds: readonly { readonly kind: Kind; readonly path: string }[];
}

/** Bars of `height` px at most along `width` px. */
export function pictureOf(
  timeline: Timeline,
  axis: Axis,
  filter: Filter,
  { width, height }: { readonly width: number; readonly height: number },
): Picture {
  const places = Math.max(1, Math.floor(width / STRIDE));
  const everything = counts(timeline, axis, EVERYTHING, places);
  const all = filter === EVERYTHING || passesAll(filter);
  const chosen = all ? everything : counts(timeline, axis, filter, places);
  const most = Math.max(1, ...totals(everything));
  const scale = (height - KINDS.length) / most;
  return {
    all: all ? "" : bars(totals(everything), scale, height),
    kinds: stacked(chosen, scale, height).filter(({ path }) => path !== ""),
  };
}

function passesAll({ groups, aspects, kinds }: Filter): boolean {
  return groups.length + aspects.length + kinds.length === 0;
}

/** By place along the bar, then by kind. */
type Counts = readonly Uint32Array[];

function counts(timeline: Timeline, axis: Axis, filter: Filter, places: number): Counts {
  return timeline.tally(places, filter, axis.share);
}

function totals(found: Counts): readonly number[] {
  return found.map((here) => here.reduce((sum, count) => sum + count, 0));
}

function bars(totals: readonly number[], scale: number, height: number): string {
  return totals.map((count, place) => bar(place, height, tall(count, scale))).join("");
}

function stacked(found: Counts, scale: number, height: number): Picture["kinds"] {
  const feet = found.map(() => height);
  return KINDS.map((kind, which) => ({
    kind,
    path: found
      .map((here, place) => {
        const up = tall(here[which] ?? 0, scale);
        const path = bar(place, feet[place] ?? height, up);
        feet[place] = (feet[place] ?? height) - up;
        return path;
      })
      .join(""),
  }));
}

function tall(count: number, scale: number): number {
  return count === 0 ? 0 : Math.max(LEAST, count * scale);
}

function bar(place: number, foot: number, up: number): string {
  if (up === 0) return "";
  return `M${place * STRIDE} ${round(foot)}v${round(-up)}h${STRIDE - GAP}v${round(up)}z`;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
