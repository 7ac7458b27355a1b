import { describe, expect, it } from "vitest";
import type { Alone, Pair } from "../../contract";
import { between } from "../../projections/statistics";
import {
  bandInWords,
  gapInWords,
  othersInWords,
  pairInWords,
  shiftInWords,
  spanInWords,
  spreadInWords,
} from "./inWords";

const SCALE = { left: { words: "About choice", plain: "" }, right: { words: "Set in stone", plain: "" } };
const pair = (first: number[], second: number[]): Pair => ({
  first: "a",
  second: "b",
  ...between(first, second),
});
const paired = (first: number[], second: number[]) => pairInWords(pair(first, second), "A", "B", SCALE);
const shifted = (first: number[], second: number[]) => shiftInWords(pair(first, second), "A", "B", SCALE);

describe("a gap", () => {
  it("is stated as it is, and only the same place is called the same", () => {
    expect([0, 1, 4, 5, 310, 1000].map(gapInWords)).toEqual([
      "In the same place",
      "Less than 1 of 100 apart",
      "Less than 1 of 100 apart",
      "1 of 100 apart",
      "31 of 100 apart",
      "100 of 100 apart",
    ]);
  });

  it("is called what was declared, and nothing without a declaration", () => {
    expect(bandInWords(480, null)).toBe("48 of 100 apart");
    expect(bandInWords(480, "far")).toBe("Far apart: 48 of 100");
    expect(bandInWords(200, "between")).toBe("Some way apart: 20 of 100");
    expect([0, 3].map((gap) => bandInWords(gap, "near"))).toEqual([
      "Close: the same place",
      "Close: less than 1 of 100",
    ]);
  });
});

describe("the share of pairings", () => {
  it("is counted, the more frequent way first, in the fewest pairings that say the same", () => {
    expect(paired([400, 600, 650], [50, 100, 100, 150, 200, 950])).toBe(
      "In 5 of 6 pairings A placed it nearer “Set in stone” than B. In 1 of 6 nearer “About choice”.",
    );
    expect(paired([850, 900, 1000], [800, 900, 950, 1000, 1000, 1000])).toBe(
      "In 9 of 18 pairings A placed it nearer “About choice” than B. In 5 of 18 nearer “Set in stone”. " +
        "In 4 of 18 both are in the same place.",
    );
  });

  it("calls one pairing one, not every", () => {
    expect(paired([1], [5])).toBe("In 1 of 1 pairings A placed it nearer “About choice” than B.");
  });

  it("says so when every pairing goes one way", () => {
    expect(paired([1], [5, 6])).toBe("In every pairing A placed it nearer “About choice” than B.");
    expect(paired([500, 500], [500])).toBe("In every pairing both are in the same place.");
  });
});

describe("the shift", () => {
  it("is the middle one of all pairings, with its direction", () => {
    expect(shifted([400, 600, 650], [50, 100, 100, 150, 200, 950])).toBe(
      "Over all pairings, the middle gap is 43 of 100: A nearer “Set in stone”.",
    );
    expect(shifted([850, 900, 1000], [800, 900, 950, 1000, 1000, 1000])).toBe(
      "Over all pairings, the middle gap is 3 of 100: A nearer “About choice”.",
    );
  });

  it("is none, or less than can be counted", () => {
    expect(shifted([500], [500])).toBe("Over all pairings, the middle gap is 0.");
    expect(shifted([503], [500])).toMatch("less than 1 of 100: A nearer “Set in stone”");
    expect(shiftInWords({ ...pair([], []), shift: null }, "A", "B", SCALE)).toBe("");
  });
});

describe("the people of one group", () => {
  it("are counted beside where they lie", () => {
    expect(spreadInWords({ n: 6, lowest: 50, median: 125, highest: 950 }, 6)).toBe(
      "6 of 6 placed it. Middle 13, from 5 to 95 of 100.",
    );
    expect(spreadInWords({ n: 3, lowest: 500, median: 500, highest: 500 }, 4)).toBe(
      "3 of 4 placed it. All at 50 of 100.",
    );
    expect(spreadInWords({ n: 1, lowest: 500, median: 500, highest: 500 }, 4)).toBe(
      "1 of 4 placed it. At 50 of 100.",
    );
    expect(spreadInWords({ n: 0, lowest: null, median: null, highest: null }, 4)).toBe("0 of 4 placed it.");
  });

  it("are counted by every other answer too, and answers that nobody gave are left out", () => {
    const alone = { depends: 1, cantAgree: 0, undecided: 2, notDiscussed: 0, unplaced: 1 } as Alone;
    expect(othersInWords(alone)).toEqual([
      "1 says it depends.",
      "2 are undecided.",
      "1 has not placed it yet.",
    ]);
  });
});

it("a range is said by its two ends, or by the one place that holds both", () => {
  expect(spanInWords({ low: 100, high: 900 }, "A", SCALE)).toBe(
    "A can’t agree. Their range: Very near “About choice” – Very near “Set in stone”",
  );
  expect(spanInWords({ low: 450, high: 550 }, "A", SCALE)).toBe("A can’t agree. Their range: In the middle");
});
