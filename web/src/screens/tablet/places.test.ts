import { describe, expect, it } from "vitest";
import { fifthOf, freeHeight, overlap, PLACES, piles, placeExactly, placeInWords, within } from "./places";

const SCALE = {
  left: { words: "About choice", plain: "up to you" },
  right: { words: "Set in stone", plain: "a fixed rule" },
};
const SIZE = { width: 0.2, height: 0.2 };

describe("places in words", () => {
  it("cuts the scale into five equal parts of whole numbers", () => {
    expect([0, 199, 200, 399, 400, 599, 600, 799, 800, 1000].map(fifthOf)).toEqual([
      0, 0, 1, 1, 2, 2, 3, 3, 4, 4,
    ]);
  });

  it("puts a worded place in the fifth that says the same words", () => {
    expect(PLACES.map(fifthOf)).toEqual([0, 1, 2, 3, 4]);
  });

  it("says a place in the words of the scale's own ends", () => {
    expect(placeInWords(720, SCALE)).toBe("Nearer “Set in stone”");
    expect(placeInWords(500, SCALE)).toBe("In the middle");
  });

  it("lets a small step be heard although the fifth stays the same", () => {
    expect(placeExactly(640, SCALE)).not.toBe(placeExactly(660, SCALE));
  });

  it("keeps every place a whole number on the scale", () => {
    expect([-5, 1004, 499.6].map(within)).toEqual([0, 1000, 500]);
  });
});

describe("notes that would hide each other", () => {
  it("finds a free height for the next note at the same place", () => {
    const lying = [{ x: 500, y: 350 }];
    const y = freeHeight(500, lying, SIZE);
    expect(overlap({ x: 500, y }, { x: 500, y: 350 }, SIZE)).toBe(0);
  });

  it("finds a pile when words can no longer be read, and none when notes only touch", () => {
    const low = { id: "low", x: 500, y: 500 };
    expect(piles([low, { id: "top", x: 510, y: 520 }], SIZE).map((pile) => pile.map(({ id }) => id))).toEqual(
      [["low", "top"]],
    );
    expect(piles([low, { id: "beside", x: 720, y: 500 }], SIZE)).toEqual([]);
  });
});
