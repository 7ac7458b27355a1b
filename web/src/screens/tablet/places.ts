/** Places on the scale in words: five of them, from one end to the other, and the way between words and numbers. */
import type { Scale } from "../../contract";
import { words } from "../../words";

/** Where each worded place puts a note: the middle of its fifth of the scale. */
export const PLACES = [100, 300, 500, 700, 900] as const;

/** How far one press of a nudge button, and one arrow key, carries a note along the scale of 1000. */
export const NUDGE = 40;
export const STEP = 20;
export const LEAP = 100;

export type Fifth = 0 | 1 | 2 | 3 | 4;

/** Which fifth of the scale holds `x`; whole numbers, so no rounding quarrels. */
export function fifthOf(x: number): Fifth {
  return Math.min(4, Math.trunc((x * 5) / 1000)) as Fifth;
}

/** "Nearer “Set in stone”". */
export function fifthInWords(fifth: Fifth, scale: Scale): string {
  return words.t(`scale.at${fifth}`, { left: scale.left.words, right: scale.right.words });
}

/** The place in words: "In the middle". */
export function placeInWords(x: number, scale: Scale): string {
  return fifthInWords(fifthOf(x), scale);
}

/** The place in words and out of a hundred, so that a small step is heard as well as a big one. */
export function placeExactly(x: number, scale: Scale): string {
  return words.t("scale.exact", { place: placeInWords(x, scale), percent: Math.round(x / 10) });
}

/** From where to where, in words: "Between … and …"; one place where both ends lie in it. */
export function spanInWords(
  { low, high }: { readonly low: number; readonly high: number },
  scale: Scale,
): string {
  const [from, to] = [placeInWords(low, scale), placeInWords(high, scale)];
  return from === to ? from : words.t("scale.between", { from: inner(from), to: inner(to) });
}

/** As it stands in the middle of a sentence. */
function inner(place: string): string {
  return place.charAt(0).toLocaleLowerCase() + place.slice(1);
}

/** A whole number from 0 to 1000. */
export function within(value: number): number {
  return Math.max(0, Math.min(1000, Math.round(value)));
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** The size of a note as a share of the field it lies on, 0–1 each way. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const HEIGHTS = [350, 550, 150, 750, 0, 950, 250, 450, 650, 50, 850];

/** A height at `x` where a note covers as little of the others as can be; the first of equals, from the middle outwards. */
export function freeHeight(x: number, others: readonly Spot[], size: Size): number {
  let best = HEIGHTS[0] ?? 350;
  let least = Number.POSITIVE_INFINITY;
  for (const y of HEIGHTS) {
    const covered = others.reduce((sum, other) => sum + overlap({ x, y }, other, size), 0);
    if (covered < least) [best, least] = [y, covered];
  }
  return best;
}

/** How much of one note another of the same size covers, 0–1. */
export function overlap(a: Spot, b: Spot, size: Size): number {
  const apartX = (Math.abs(a.x - b.x) / 1000) * (1 - size.width);
  const apartY = (Math.abs(a.y - b.y) / 1000) * (1 - size.height);
  const across = Math.max(0, 1 - apartX / size.width);
  const down = Math.max(0, 1 - apartY / size.height);
  return across * down;
}

/** From this much covered, 0–1, the words of the lower note can no longer be read. */
const HIDING = 0.22;

/** Notes that lie so much on top of each other that the lower ones cannot be read, in piles, lowest first. */
export function piles<Lying extends Spot>(
  notes: readonly Lying[],
  size: Size,
): readonly (readonly Lying[])[] {
  const found: Lying[][] = [];
  for (const note of notes) {
    const pile = found.find((group) => group.some((other) => overlap(note, other, size) > HIDING));
    if (pile) pile.push(note);
    else found.push([note]);
  }
  return found.filter((pile) => pile.length > 1);
}
