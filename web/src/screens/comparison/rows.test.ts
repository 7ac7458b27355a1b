import { describe, expect, it } from "vitest";
import { type Happening, placed, session } from "../fixture";
import { comparisonView, gapInWords } from "./rows";

const marked = (group: string, aspect: string, mark: "notDiscussed" | "undecided"): Happening => ({
  type: "aspect.marked",
  board: `scale:${group}`,
  aspect,
  mark,
});

describe("the comparison in words", () => {
  it("tells four answers apart and gives a place to one of them only", () => {
    const { rows } = comparisonView(
      session(placed("lw", "a1", 500), marked("ppi", "a1", "notDiscussed"), marked("lw", "a2", "undecided")),
      "scale",
    );
    const lanes = rows.flatMap((row) => row.lanes);
    expect(lanes.map(({ standing }) => standing)).toEqual([
      "placed",
      "notDiscussed",
      "undecided",
      "unplaced",
      "unplaced",
      "unplaced",
    ]);
    expect(lanes.map(({ x }) => x)).toEqual([500, null, null, null, null, null]);
    expect(lanes[1]?.answer).toBe("Not discussed by PPI contributors");
    expect(new Set(lanes.slice(0, 4).map(({ answer }) => answer)).size).toBe(4);
  });

  it("says why there is nothing to compare", () => {
    const { rows } = comparisonView(session(placed("lw", "a1", 900)), "scale");
    expect(rows[0]?.gap).toBe("Placed by Link workers only");
    expect(rows[0]?.distance).toBeNull();
    expect(rows[1]?.gap).toBe("Nothing to compare yet");
  });

  it("states a gap as it is, and calls only the same place the same", () => {
    expect([0, 1, 4, 5, 310, 1000].map(gapInWords)).toEqual([
      "In the same place",
      "Less than 1 of 100 apart",
      "Less than 1 of 100 apart",
      "1 of 100 apart",
      "31 of 100 apart",
      "100 of 100 apart",
    ]);
  });

  it("puts the widest gap first when asked, and what cannot be compared last", () => {
    const state = session(
      placed("lw", "a1", 500),
      placed("ppi", "a1", 520),
      placed("lw", "a3", 100),
      placed("ppi", "a3", 900),
    );
    expect(comparisonView(state, "scale").rows.map((row) => row.aspect.id)).toEqual(["a1", "a2", "a3"]);
    expect(comparisonView(state, "scale", "gap").rows.map((row) => row.aspect.id)).toEqual([
      "a3",
      "a1",
      "a2",
    ]);
    expect(comparisonView(state, "scale").placedByAll).toBe(2);
  });

  it("gives each group its own words and remarks, and what only it has apart", () => {
    const board = "scale:lw";
    const view = comparisonView(
      session(
        placed("lw", "a1", 500),
        { type: "note.reworded", board, note: `${board}:a1`, text: "Six visits, then we talk" },
        { type: "comment.added", board, comment: "c1", on: `${board}:a1`, text: "It depends" },
        { type: "note.added", board, note: "own", aspect: null, text: "After dark", x: 950, y: 0 },
        { type: "note.added", board, note: "binned", aspect: null, text: "A slip", x: null, y: null },
        { type: "note.removed", board, note: "binned" },
      ),
      "scale",
    );
    expect(view.rows[0]?.lanes[0]).toMatchObject({
      own: "Six visits, then we talk",
      comments: [{ id: "c1" }],
    });
    expect(view.rows[0]?.lanes[1]).toMatchObject({ own: "", comments: [] });
    expect([...view.invented.keys()]).toEqual(["lw"]);
    expect(view.invented.get("lw")?.map(({ note }) => note.id)).toEqual(["own"]);
  });

  it("leaves out what was put aside", () => {
    const { rows } = comparisonView(session({ type: "aspect.parked", aspect: "a2", parked: true }), "scale");
    expect(rows.map((row) => row.aspect.id)).toEqual(["a1", "a3"]);
  });
});
