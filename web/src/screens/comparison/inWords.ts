/**
 * Places, gaps and pairings as plain sentences. Pure.
 *
 * Numbers are counted out of a hundred, because a scale of a thousand claims more than a hand can place. A sentence
 * counts people or states a gap; it never says whether a gap is much, unless the room declared beforehand what is.
 */
import type { Alone, Lane, Lanes, Pair, Scale, Span, Spread, Tally } from "../../contract";
import { words } from "../../words";
import { placeInWords } from "../tablet/places";

/** A gap of 0–1000 as a plain statement. Only 0 is "the same place", and no gap is called near or far. */
export function gapInWords(distance: number): string {
  if (distance === 0) return words.t("comparison.same");
  const apart = outOf100(distance);
  return apart === 0 ? words.t("comparison.barely") : words.t("comparison.apart", { distance: apart });
}

/** A gap with what the room declared such a gap is called; without a declaration, the gap alone. */
export function bandInWords(distance: number, band: Lanes["band"]): string {
  return band === null
    ? gapInWords(distance)
    : words.t(`comparison.band.${band}`, { size: sizeInWords(distance) });
}

function sizeInWords(distance: number): string {
  if (distance === 0) return words.t("comparison.size.same");
  const size = outOf100(distance);
  return size === 0 ? words.t("comparison.size.barely") : words.t("comparison.size.is", { size });
}

/** What a group said of a card or note; empty where its people placed it alone, because there is no one answer then. */
export function answerInWords(
  lane: Pick<Lane, "standing" | "x" | "span" | "depends">,
  group: string,
  scale: Scale,
): string {
  switch (lane.standing) {
    case "placed":
      return lane.x === null ? "" : placeInWords(lane.x, scale);
    case "cantAgree":
      return lane.span ? spanInWords(lane.span, group, scale) : words.t("comparison.cantAgree", { group });
    case "depends":
      return lane.depends
        ? words.t("comparison.dependsOn", { group, text: lane.depends })
        : words.t("comparison.depends", { group });
    default:
      return words.t(`comparison.${lane.standing}`, { group });
  }
}

/** The range in which a group could not agree. */
export function spanInWords({ low, high }: Span, group: string, scale: Scale): string {
  const [from, to] = [placeInWords(low, scale), placeInWords(high, scale)];
  return from === to
    ? words.t("comparison.cantAgreeAbout", { group, place: from })
    : words.t("comparison.cantAgreeFrom", { group, from, to });
}

/** "5 of 6 placed it. Middle 13, from 5 to 95 of 100." */
export function spreadInWords({ n, lowest, median, highest }: Spread, of: number): string {
  const counted = words.t("comparison.placedOf", { count: n, of });
  if (lowest === null || median === null || highest === null) return counted;
  const places = { lowest: outOf100(lowest), middle: outOf100(median), highest: outOf100(highest) };
  if (lowest === highest) {
    return `${counted} ${words.t("comparison.allAt", { count: n, place: places.middle })}`;
  }
  return `${counted} ${words.t("comparison.middle", places)}`;
}

/** How many people of a group were asked. */
export function asked(alone: Alone): number {
  const { depends, cantAgree, undecided, notDiscussed, unplaced } = alone;
  return alone.dots.length + depends + cantAgree + undecided + notDiscussed + unplaced;
}

/** The answers besides a place, counted: "1 is undecided". */
export function othersInWords(alone: Alone): readonly string[] {
  return OTHERS.filter((one) => alone[one] > 0).map((one) =>
    words.t(`comparison.alone.${one}`, { count: alone[one] }),
  );
}

/** The share of pairings in which the first group's person lies nearer one end, then nearer the other, then level. */
export function pairInWords(pair: Pair, first: string, second: string, scale: Scale): string {
  const { right, left, level } = pair;
  const total = right + left + level;
  const names = { first, second };
  // One pairing is no "every": two people are two people.
  const every = total > 1 ? total : null;
  if (level === every) return words.t("comparison.pairs.allLevel", names);
  const ways = [
    { count: right, end: scale.right.words },
    { count: left, end: scale.left.words },
  ].sort((a, b) => b.count - a.count);
  const parts = divisor(divisor(right, left), level);
  const of = total / parts;
  const said = ways.flatMap(({ count, end }, place) => {
    if (count === 0) return [];
    const key = count === every ? "all" : place === 0 ? "first" : "then";
    return words.t(`comparison.pairs.${key}`, { ...names, end, count: count / parts, of });
  });
  return [...said, ...(level ? [words.t("comparison.pairs.level", { count: level / parts, of })] : [])].join(
    " ",
  );
}

/** The middle one of all differences between two groups' people; empty where there is none. */
export function shiftInWords(pair: Pair, first: string, second: string, scale: Scale): string {
  if (pair.shift === null) return "";
  if (pair.shift === 0) return words.t("comparison.shiftNone", { first, second });
  const end = pair.shift > 0 ? scale.right.words : scale.left.words;
  const shift = outOf100(pair.shift);
  return shift === 0
    ? words.t("comparison.shiftBarely", { first, second, end })
    : words.t("comparison.shift", { first, second, end, shift });
}

/** Of the aspects that both groups placed, on how many the first lies nearer which end. */
export function tallyInWords(tally: Tally, first: string, second: string, scale: Scale): string {
  const { right, left, level } = tally;
  const of = right + left + level;
  if (of === 0) return "";
  return words.t("comparison.tally", {
    first,
    second,
    of,
    right,
    left,
    level,
    leftEnd: scale.left.words,
    rightEnd: scale.right.words,
  });
}

/** A distance or place of 0–1000 as a whole number of a hundred. */
export function outOf100(distance: number): number {
  return Math.round(Math.abs(distance) / 10);
}

const OTHERS = ["depends", "cantAgree", "undecided", "notDiscussed", "unplaced"] as const;

/** The greatest whole number that divides both, 0 only of two zeros. */
function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
