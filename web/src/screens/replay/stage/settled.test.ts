import { describe, expect, it } from "vitest";
import { afternoon, placed, started } from "../../afternoon";
import { boardSlice, equal, kept } from "./settled";

const first = [started("scale"), placed("lw", "a1", 200)] as const;

describe("what one board shows", () => {
  it("is the very same value after something on another board, also when both were folded afresh", () => {
    const before = boardSlice(null, afternoon(...first), "scale:lw");
    const after = boardSlice(before, afternoon(...first, placed("ppi", "a1", 700, "pat")), "scale:lw");
    expect(after).toBe(before);
  });

  it("changes with its own notes, and keeps every note that did not", () => {
    const before = boardSlice(null, afternoon(...first), "scale:lw");
    const after = boardSlice(before, afternoon(...first, placed("lw", "a2", 700)), "scale:lw");
    expect(after).not.toBe(before);
    expect(after.boards.notes["scale:lw:a1"]).toBe(before.boards.notes["scale:lw:a1"]);
    expect(after.boards.notes["scale:lw:a2"]?.x).toBe(700);
  });

  it("changes with what all boards share", () => {
    const before = boardSlice(null, afternoon(...first), "scale:lw");
    const hidden = { type: "words.hidden", on: "scale:lw:a1", hidden: true } as const;
    expect(boardSlice(before, afternoon(...first, hidden), "scale:lw").session.hidden).toEqual({
      "scale:lw:a1": true,
    });
  });

  it("holds nothing of other boards", () => {
    const slice = boardSlice(null, afternoon(...first, placed("ppi", "a1", 700, "pat")), "scale:lw");
    expect(Object.keys(slice.boards.notes)).toEqual(["scale:lw:a1"]);
  });
});

describe("values that say the same", () => {
  it("are told from those that do not, at any depth", () => {
    expect(equal({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toBe(true);
    expect(equal({ a: [1, { b: null }] }, { a: [1, { b: 0 }] })).toBe(false);
    expect(equal({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(equal({ a: undefined }, { b: 1 })).toBe(false);
  });

  it("are kept row by row", () => {
    const before: Record<string, { x: number }> = { a: { x: 1 }, b: { x: 2 } };
    expect(kept(before, { a: { x: 1 }, b: { x: 2 } })).toBe(before);
    const now = kept(before, { a: { x: 1 }, c: { x: 3 } });
    expect(now).toEqual({ a: { x: 1 }, c: { x: 3 } });
    expect(now.a).toBe(before.a);
  });
});
