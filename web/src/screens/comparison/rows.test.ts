import { describe, expect, it } from "vitest";
import { type Happening, placed, session } from "../fixture";
import { type Event, golden, workshop } from "./fixture";
import { comparisonView, type RowView } from "./rows";

const marked = (group: string, aspect: string, mark: "notDiscussed" | "undecided"): Happening => ({
  type: "aspect.marked",
  board: `scale:${group}`,
  aspect,
  mark,
});
const row = (rows: readonly RowView[], id: string) => rows.find((one) => one.id === id);

describe("groups that place together", () => {
  it("have seven answers of their own, and a place for one of them only", () => {
    const mark = (group: string, aspect: string, mark: string, more = {}): Event => {
      return { type: "aspect.marked", board: `scale:${group}`, aspect, mark, ...more };
    };
    const { rows } = comparisonView(
      workshop(
        { aspects: ["a", "b", "c"] },
        { type: "note.moved", board: "scale:lw", note: "scale:lw:a", x: 500, y: 0 },
        mark("ppi", "a", "notDiscussed"),
        mark("lw", "b", "undecided"),
        mark("ppi", "b", "cantAgree", { low: 100, high: 700 }),
        mark("lw", "c", "depends", { text: "who asks" }),
      ),
      "scale",
    );
    const lanes = rows.flatMap(({ lanes }) => lanes);
    expect(lanes.map(({ x }) => x)).toEqual([500, null, null, null, null, null]);
    expect(lanes.map(({ answer }) => answer)).toEqual([
      "In the middle",
      "Not discussed by PPI contributors",
      "Link workers: undecided",
      "PPI contributors can’t agree. Their range: Very near “About choice” – Nearer “Set in stone”",
      "Link workers: it depends on who asks",
      "Not placed yet by PPI contributors",
    ]);
    expect(lanes[3]?.span).toEqual({ low: 100, high: 700 });
  });

  it("say why there is nothing to compare", () => {
    const { rows } = comparisonView(
      session(placed("lw", "a1", 900), marked("ppi", "a1", "undecided")),
      "scale",
    );
    expect(rows[0]).toMatchObject({ gap: "Placed by Link workers only", distance: null });
    expect(rows[1]?.gap).toBe("No distance to show");
  });

  it("count how much each of them placed, of how many people, and over how much they lean", () => {
    const view = comparisonView(
      session(placed("lw", "a1", 900), placed("ppi", "a1", 200), placed("lw", "a2", 1)),
      "scale",
    );
    expect(view.groups.map(({ people, placed }) => [people, placed])).toEqual([
      [0, 2],
      [0, 1],
    ]);
    expect(view.placedByAll).toBe(1);
    expect(view.tallies).toEqual([
      "Of the 1 that both placed, Link workers lie nearer “Set in stone” than PPI contributors on 1, " +
        "nearer “About choice” on 0, and in the same place on 0.",
    ]);
  });

  it("keep their own words, reasons and remarks apart, and what only one has by itself", () => {
    const board = "scale:lw";
    const view = comparisonView(
      session(
        placed("lw", "a1", 500),
        { type: "note.reworded", board, note: `${board}:a1`, text: "Six visits, then we talk" },
        { type: "note.explained", board, note: `${board}:a1`, text: "It is in the contract" },
        { type: "comment.added", board, comment: "c1", on: `${board}:a1`, text: "It depends" },
        {
          type: "note.added",
          board,
          note: "own",
          aspect: null,
          text: "After dark",
          x: 950,
          y: 0,
          question: false,
        },
        {
          type: "note.added",
          board,
          note: "slip",
          aspect: null,
          text: "A slip",
          x: null,
          y: null,
          question: false,
        },
        { type: "note.removed", board, note: "slip" },
      ),
      "scale",
    );
    expect(view.rows[0]?.lanes[0]).toMatchObject({
      own: ["Six visits, then we talk"],
      reasons: ["It is in the contract"],
      comments: [{ id: "c1" }],
    });
    expect(view.rows[0]?.lanes[1]).toMatchObject({ own: [], reasons: [], comments: [] });
    expect([...view.invented.keys()]).toEqual(["lw"]);
    expect(view.invented.get("lw")?.map(({ note }) => note.id)).toEqual(["own"]);
  });

  it("have a row for notes that say the same, called by everybody's words", () => {
    const own = (group: string, text: string, x: number): Happening => {
      return {
        type: "note.added",
        board: `scale:${group}`,
        note: `own-${group}`,
        aspect: null,
        text,
        x,
        y: 0,
        question: false,
      };
    };
    const view = comparisonView(
      session(own("lw", "After dark", 900), own("ppi", "Evenings", 400), {
        type: "note.matched",
        activity: "scale",
        note: "own-lw",
        to: "own-ppi",
      }),
      "scale",
    );
    expect(view.matched.map(({ title, gap }) => [title, gap])).toEqual([
      ["“After dark” · “Evenings”", "50 of 100 apart"],
    ]);
    expect(view.invented.size).toBe(0);
  });

  it("leave out what was put aside", () => {
    const { rows } = comparisonView(session({ type: "aspect.parked", aspect: "a2", parked: true }), "scale");
    expect(rows.map(({ id }) => id)).toEqual(["a1", "a3"]);
  });
});

describe("people who place alone", () => {
  it("have a dot each, their number beside it, and the one who stands apart pointed out", () => {
    const { rows, mode } = comparisonView(golden(), "scale");
    const [workers, ppi] = row(rows, "A4")?.lanes ?? [];
    expect(mode).toBe("individual");
    expect(workers?.alone).toMatchObject({ lowest: 400, median: 600, highest: 650 });
    expect(ppi?.alone?.dots.map(({ x }) => x)).toEqual([50, 100, 100, 150, 200, 950]);
    expect(ppi?.alone?.dots.filter(({ lone }) => lone).map(({ x }) => x)).toEqual([950]);
    expect(ppi?.count).toBe("6 of 6");
    expect(ppi?.facts).toEqual([
      "6 of 6 placed it. Middle 13, from 5 to 95 of 100.",
      "1 of 6 placed it far from the others.",
    ]);
  });

  it("are held against each other pair by pair, never pooled", () => {
    const { rows } = comparisonView(golden(), "scale");
    expect(row(rows, "A4")).toMatchObject({
      distance: 475,
      gap: "48 of 100 apart",
      between: "Between the two middles",
      pairs: [
        "In 5 of 6 pairings Link workers placed it nearer “Set in stone” than PPI contributors. " +
          "In 1 of 6 nearer “About choice”. " +
          "Over all pairings, the middle gap is 43 of 100: Link workers nearer “Set in stone”.",
      ],
    });
    expect(row(rows, "A1")).toMatchObject({ gap: "In the same place" });
  });

  it("of one group alone are not compared, and the others' answer stands where their dots would be", () => {
    const { rows } = comparisonView(golden(), "scale");
    const a8 = row(rows, "A8");
    expect(a8).toMatchObject({ gap: "Placed by Link workers only", pairs: [] });
    expect(a8?.lanes[1]).toMatchObject({
      alone: null,
      count: "0 of 6",
      answer: "Not discussed by PPI contributors",
      facts: ["6 say it was not discussed."],
    });
  });

  it("who moved after discussion are counted", () => {
    const reveal = { type: "boards.revealed", activity: "scale" } as const;
    const move = {
      type: "note.moved",
      board: "scale:ppi:ppi5",
      note: "scale:ppi:ppi5:A4",
      x: 300,
      y: 0,
    } as const;
    const { rows } = comparisonView(golden({}, reveal, move), "scale");
    expect(row(rows, "A4")?.lanes[1]?.facts).toContain("1 of 6 moved after discussion.");
  });
});

describe("what is shown of it", () => {
  it("can be what agrees or lies far apart only where that was declared", () => {
    const without = comparisonView(golden(), "scale", { order: "plan", which: "far" });
    expect(without.sift.which).toBe("all");
    expect(without.whyNot).toMatch("before the start");
    expect(without.sieves.map(({ which, open }) => [which, open])).toEqual([
      ["all", true],
      ["agree", false],
      ["far", false],
      ["onlyOne", true],
    ]);
    const bands = { near: 150, far: 350 };
    const far = comparisonView(golden({ bands }), "scale", { order: "plan", which: "far" });
    expect(far.rows.map(({ id, gap }) => [id, gap])).toEqual([
      ["A3", "Far apart: 48 of 100"],
      ["A4", "Far apart: 48 of 100"],
    ]);
    expect(far.whyNot).toBe("");
    expect(far.sieves.map(({ count }) => count)).toEqual([6, 1, 2, 1]);
  });

  it("comes as planned or the widest gap first, and what cannot be compared last", () => {
    const order = (order: "plan" | "gap") =>
      comparisonView(golden(), "scale", { order, which: "all" }).rows.map(({ id }) => id);
    expect(order("plan")).toEqual(["A2", "A3", "A4", "A1", "A8", "A11"]);
    expect(order("gap")).toEqual(["A3", "A4", "A2", "A11", "A1", "A8"]);
  });

  it("is everything of one group, of four, of nobody, and of no aspect", () => {
    const one = comparisonView(workshop({ backgrounds: ["lw"] }), "scale");
    expect(one.rows.map(({ gap }) => gap)).toEqual([""]);
    expect(one.sieves.filter(({ open }) => open).map(({ which }) => which)).toEqual(["all"]);
    const four = comparisonView(workshop({ backgrounds: ["lw", "ppi", "res", "gp"] }), "scale");
    expect(four.rows[0]?.lanes.length).toBe(4);
    const together = comparisonView(workshop({ grouping: "together" }), "scale");
    expect(together.groups.map(({ group }) => group.name)).toEqual(["Everyone"]);
    const none = comparisonView(workshop({ aspects: [] }), "scale");
    expect([none.of, none.rows.length, none.placedByAll]).toEqual([0, 0, 0]);
  });
});
