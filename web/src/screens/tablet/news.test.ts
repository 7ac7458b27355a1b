import { describe, expect, it } from "vitest";
import type { AnyEvent } from "../../contract";
import { foldAll } from "../../projections/state";
import { BOARD, given, moved } from "./given";
import { newsBetween } from "./news";
import { boardView } from "./view";

function news(...events: readonly AnyEvent[]): string {
  const before = given();
  const after = foldAll(before, events);
  return newsBetween(boardView(before, BOARD), boardView(after, BOARD), after, "joan");
}

describe("what a screen reader is told", () => {
  it("names who moved what and where it lies now", () => {
    expect(news(moved(6, "amir", "a1", 950))).toBe("Amir moved “Where we meet”: Very near “Set in stone”.");
  });

  it("says nothing of one's own moves", () => {
    expect(news(moved(6, "joan", "a1", 950))).toBe("");
  });

  it("gathers many changes into one sentence", () => {
    const many = [moved(6, "amir", "a1", 950), moved(7, "amir", "a2", 10), moved(8, "amir", "a3", 500)];
    expect(news(...many)).toBe("Others changed 3 notes.");
  });

  it("names nobody where nobody is to be named", () => {
    expect(news(moved(6, "", "a1", 500))).toBe("Somebody else moved “Where we meet”: In the middle.");
  });
});
