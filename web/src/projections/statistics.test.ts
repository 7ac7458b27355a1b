import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Spread } from "../contract";
import { type Across, across, type Between, between, share, spread } from "./statistics";

/** The same figures that pytest reads: `tests/projections/test_statistics.py`. */
const FILE = `${import.meta.dirname}/../../../tests/projections/statistics.json`;

interface Golden {
  readonly aspects: readonly {
    readonly aspect: string;
    readonly link: readonly number[];
    readonly ppi: readonly number[] | null;
    readonly linkSpread: Spread;
    readonly ppiSpread: Spread;
    readonly between: Between;
    readonly share: string | null;
  }[];
  readonly across: readonly { readonly differences: readonly number[]; readonly then: Across }[];
}

const golden = JSON.parse(readFileSync(FILE, "utf8")) as Golden;
const places = fc.array(fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constantFrom(0, 500, 1000)), {
  maxLength: 12,
});

/** Everything that has a direction, and its opposite, without a negative zero. */
const figures = (of: Between) => [of.right - of.left, of.shift, of.medians, share(of)];
const opposite = (of: Between) => {
  const half = share(of);
  const negate = (number: number | null) => (number === null ? null : 0 - number);
  return [of.left - of.right, negate(of.shift), negate(of.medians), half === null ? null : 1 - half];
};
const equal = (found: (number | null)[], expected: (number | null)[]) =>
  found.forEach((number, at) => {
    const other = expected[at] ?? null;
    if (number === null || other === null) expect(number).toBe(other);
    else expect(number).toBeCloseTo(other, 12);
  });

test.each(golden.aspects)("the golden table: $aspect", (row) => {
  const ppi = row.ppi ?? [];
  expect(spread(row.link)).toStrictEqual(row.linkSpread);
  expect(spread(ppi)).toStrictEqual(row.ppiSpread);
  expect(between(row.link, ppi)).toStrictEqual(row.between);
  const found = share(between(row.link, ppi));
  if (row.share === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(Number(row.share), row.share.split(".")[1]?.length ?? 12);
});

test.each(golden.across)("over aspects: $differences", ({ differences, then }) => {
  expect(across(differences)).toStrictEqual(then);
});

test("swapping the groups negates", () => {
  fc.assert(fc.property(places, places, (a, b) => equal(figures(between(a, b)), opposite(between(b, a)))));
});

test("reversing the scale negates", () => {
  const turn = (group: number[]) => group.map((x) => 1000 - x);
  fc.assert(
    fc.property(places, places, (a, b) => equal(figures(between(turn(a), turn(b))), opposite(between(a, b)))),
  );
});

test("moving everybody changes nothing between them", () => {
  const moved = fc.property(places, places, fc.integer({ min: -500, max: 500 }), (a, b, step) => {
    const found = between(
      a.map((x) => x + step),
      b.map((y) => y + step),
    );
    expect(found).toStrictEqual(between(a, b));
  });
  fc.assert(moved);
});

test("none, one, ties, all the same: a number or nothing, and never something that is not a number", () => {
  const answered = fc.property(places, places, (a, b) => {
    const found = [...figures(between(a, b)), ...Object.values(spread(a)), ...Object.values(across(a))];
    expect(found.every((number) => number === null || Number.isFinite(number))).toBe(true);
  });
  fc.assert(answered);
});
