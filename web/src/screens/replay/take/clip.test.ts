import { describe, expect, it } from "vitest";
import type { ClipPreview, Withheld } from "../../../contract";
import { start } from "../../../projections/state";
import { from, guessable, held, leftOut, queryOf, upTo } from "./clip";

const WHOLE = { after: 0, upto: 100, words: false, date: false };
const NOTHING: Withheld = { words: false, unrevealed: [], alone: [], lone: [], few: [] };

describe("the ends of a clip", () => {
  it("are asked for as the server takes them", () => {
    expect(queryOf({ ...WHOLE, words: true })).toBe("after=0&upto=100&words=yes&date=no");
  });

  it("never come to stand in the wrong order", () => {
    const part = upTo(from(WHOLE, 40, 100), 60);
    expect([part.after, part.upto]).toEqual([40, 60]);
    expect(from(part, 80, 100)).toMatchObject({ after: 80, upto: 100 });
    expect(from(part, 60, 100)).toMatchObject({ after: 60, upto: 100 });
    expect(upTo(part, 20)).toMatchObject({ after: 0, upto: 20 });
    expect(upTo(part, 40)).toMatchObject({ after: 0, upto: 40 });
  });
});

describe("what is in a clip and what is not", () => {
  it("is told by number, without what there is none of", () => {
    const preview: ClipPreview = {
      ...{ events: 30, places: 12, notes: 0, comments: 3, points: 0, answers: 0 },
      ...{ withheld: NOTHING, small: [] },
    };
    expect(held(preview)).toEqual(["Cards and notes put down: 12", "Comments: 3"]);
  });

  it("always says that nobody and no time is in it, and says all else that is left out", () => {
    expect(leftOut(NOTHING, false, start())).toHaveLength(3);
    const some = leftOut(
      { words: true, unrevealed: ["a"], alone: ["b"], lone: ["c:d"], few: ["e"] },
      true,
      start(),
    );
    expect(some).toEqual([
      "All names, and who did or wrote what.",
      "The times. Changes follow each other evenly.",
      "Words that were hidden or erased, and marked moments.",
      "Everything that participants wrote.",
      "“a”: it is not revealed.",
      "“b”: everybody placed alone.",
      "d in c: only one person was there.",
      "“e”: answers to questions that fewer than 5 people answered.",
    ]);
  });

  it("warns of every small group by its name", () => {
    expect(guessable(["scale:ppi"], start())).toEqual([
      "ppi in scale were fewer than 5 people. Who knows them may guess who said what.",
    ]);
  });
});
