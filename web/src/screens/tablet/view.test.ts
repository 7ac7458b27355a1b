import { describe, expect, it } from "vitest";
import type { AnyEvent } from "../../contract";
import { BOARD, given, moved } from "./given";
import { nowOf } from "./now";
import { boardView, notesOf } from "./view";

const envelope = (seq: number) => ({ seq, at: seq, by: "joan", id: `e${seq}`, board: BOARD });

describe("a board", () => {
  it("has every aspect's card in the tray before anybody has touched it", () => {
    const board = boardView(given(), BOARD);
    expect(board.tray.map((note) => note.text)).toEqual([
      "Where we meet",
      "Who can refer",
      "Seeing GP records",
    ]);
    expect(board.placed).toEqual([]);
  });

  it("reads its notes from left to right, whoever moved them last", () => {
    const board = boardView(given(moved(6, "joan", "a1", 900), moved(7, "amir", "a2", 100)), BOARD);
    expect(board.placed.map((note) => note.text)).toEqual(["Who can refer", "Where we meet"]);
  });

  it("keeps unplaced, not discussed, undecided and in the middle apart", () => {
    const board = boardView(
      given(
        moved(6, "joan", "a1", 500),
        { type: "aspect.marked", ...envelope(7), aspect: "a2", mark: "notDiscussed" },
        { type: "aspect.marked", ...envelope(8), aspect: "a3", mark: "undecided" },
        {
          type: "note.added",
          ...envelope(9),
          note: "own1",
          aspect: null,
          text: "A friend",
          x: null,
          y: null,
        },
      ),
      BOARD,
    );
    const ids = (notes: readonly { id: string }[]) => notes.map(({ id }) => id);
    expect([board.placed, board.notDiscussed, board.undecided, board.tray].map(ids)).toEqual([
      [`${BOARD}:a1`],
      [`${BOARD}:a2`],
      [`${BOARD}:a3`],
      ["own1"],
    ]);
  });

  it("says what an aspect is called for everyone once a group says it differently", () => {
    const state = given({ type: "note.reworded", ...envelope(6), note: `${BOARD}:a1`, text: "The room" });
    const note = boardView(state, BOARD).tray.find(({ aspect }) => aspect === "a1");
    expect([note?.text, note?.original]).toEqual(["The room", "Where we meet"]);
  });

  it("shows nothing of a topic that was put aside, and shows it where it was once it is taken up again", () => {
    const placed = moved(6, "joan", "a1", 500);
    const park = (seq: number, parked: boolean): AnyEvent => ({
      ...{ type: "aspect.parked", seq, at: seq, by: "fac", id: `e${seq}`, aspect: "a1", parked },
    });
    const ids = (...events: AnyEvent[]) => notesOf(boardView(given(...events), BOARD)).map(({ id }) => id);
    expect(ids(placed, park(7, true))).toEqual([`${BOARD}:a2`, `${BOARD}:a3`]);
    expect(ids(placed, park(7, true), park(8, false))).toEqual(ids(placed));
  });

  it("keeps a removed note where it can be put back", () => {
    const state = given(
      { type: "note.added", ...envelope(6), note: "own1", aspect: null, text: "A friend", x: 500, y: 500 },
      { type: "note.removed", ...envelope(7), note: "own1" },
    );
    const board = boardView(state, BOARD);
    expect(board.placed).toEqual([]);
    expect(board.bin.map(({ id }) => id)).toEqual(["own1"]);
  });
});

describe("the activity that a tablet shows", () => {
  it("stays in sight after it ended, to read", () => {
    const ended = given({ type: "activity.ended", seq: 6, at: 6, by: "fac", id: "e6", activity: "scale" });
    expect(nowOf(given())?.open).toBe(true);
    expect(nowOf(ended)?.activity.id).toBe("scale");
    expect(nowOf(ended)?.open).toBe(false);
  });
});
