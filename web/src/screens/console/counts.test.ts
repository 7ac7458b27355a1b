import { describe, expect, it } from "vitest";
import { placed, session } from "../fixture";
import { boardOf } from "./counts";

describe("a board's counts", () => {
  it("count the shared aspects apart from a group's own notes", () => {
    const board = "scale:lw";
    const { count, cards } = boardOf(
      session(
        placed("lw", "a2", 800),
        { type: "aspect.marked", board, aspect: "a1", mark: "undecided" },
        { type: "note.added", board, note: "own", aspect: null, text: "Ours", x: 100, y: 0 },
        placed("ppi", "a1", 5),
      ),
      board,
    );
    expect(count).toEqual({ aspects: 3, placed: 1, undecided: 1, notDiscussed: 0, own: 1 });
    expect(cards.placed.map(({ note }) => note.id)).toEqual(["own", "scale:lw:a2"]);
  });

  it("do not count what was put aside", () => {
    const state = session(placed("lw", "a2", 800), { type: "aspect.parked", aspect: "a2", parked: true });
    expect(boardOf(state, "scale:lw").count).toMatchObject({ aspects: 2, placed: 0 });
  });
});
