import { describe, expect, test } from "vitest";
import type { AnyEvent } from "../contract";
import { aliasIn } from "./alias";
import { EVERYONE, groupIn, groupsIn } from "./groups";
import { actingSeat, companions, deskOf, ownAnswer, ownBoard, ownBoards, ownChart } from "./own";
import { foldAll, start } from "./state";

/** That these agree with the server's own answers is held by `tests/test_two_languages.py`, over random afternoons. */
const END = { words: "end", plain: "plain" };
const activity = (id: string, kind: string, grouping: string, attribution: string, mode = "group") => ({
  ...{ id, kind, grouping, attribution, mode, title: id, instruction: "", minutes: 5, prompts: [] },
});
const OPENED = {
  ...{ type: "session.opened", title: "T", facilitator: "fay", salt: "" },
  plan: {
    ...{ template: "t", scale: { left: END, right: END }, aspects: [] },
    ...{ bearers: [], bands: null, terms: [], closing: null },
    backgrounds: ["link", "ppi"].map((id) => ({ id, name: id, shape: "circle" })),
    activities: [
      activity("scale", "scale", "separate", "nobody"),
      activity("alone", "scale", "separate", "nobody", "individual"),
      activity("named", "scale", "together", "named", "individual"),
      activity("chart", "chart", "mixed", "group"),
    ],
  },
};
const TABLE = { id: "table-1", name: "Table 1", shape: "hexagon", seats: ["ann", "bob"] };
const JOINED = ["ann", "bob"].map((seat) => ({
  ...{ type: "seat.joined", by: seat, seat, name: seat, background: seat === "ann" ? "link" : "ppi" },
  ...(seat === "ann" && { alias: "hush" }),
}));

/** The name that stands for Ann in an activity. */
const hushed = (activity: string) => aliasIn("hush", activity);

/** The state of Ann's tablet after these events; she is told her own alias only. */
function after(...events: Record<string, unknown>[]) {
  const all = [OPENED, ...JOINED, ...events].map((event, n) => ({
    ...{ seq: n + 1, at: 0, by: "fay", id: `e${n}` },
    ...event,
  }));
  return foldAll(start(), all as unknown as AnyEvent[]);
}

describe("groups", () => {
  test("are those of the backgrounds until tables are formed, and then only the tables", () => {
    expect(Object.keys(groupsIn(after(), "chart"))).toEqual(["link", "ppi"]);
    const formed = after({ type: "groups.formed", activity: "chart", groups: [TABLE], seed: 1 });
    expect(groupsIn(formed, "chart")).toEqual({
      "table-1": { id: "table-1", name: "Table 1", shape: "hexagon" },
    });
    expect([groupIn(formed, "ann", "chart"), groupIn(formed, "ann", "scale")]).toEqual(["table-1", "link"]);
  });

  test("are one where all work together, and nobody has a place who is not there", () => {
    expect(groupsIn(after(), "named")).toEqual({ everyone: EVERYONE });
    expect([groupIn(after(), "bob", "named"), groupIn(after(), "zoe", "named")]).toEqual(["everyone", null]);
  });

  test("leave out who was dealt to no table", () => {
    const table = { ...TABLE, seats: ["bob"] };
    const formed = after({ type: "groups.formed", activity: "chart", groups: [table], seed: 1 });
    expect([groupIn(formed, "ann", "chart"), ownChart(formed, "ann", "chart")]).toEqual([null, null]);
  });
});

describe("a seat's board", () => {
  test("is its group's where the group places, its own where each places alone", () => {
    expect(ownBoard(after(), "ann", "scale")).toBe("scale:link");
    expect(ownBoard(after(), "ann", "alone")).toBe(`alone:link:${hushed("alone")}`);
    expect(ownBoard(after(), "ann", "named")).toBe("named:everyone:ann");
  });

  test("is nobody's to know without the alias", () => {
    expect(ownBoard(after(), "bob", "alone")).toBeNull();
  });

  test("stays the one that it began when the seat changes groups", () => {
    const board = `alone:link:${hushed("alone")}`;
    const moved = { type: "seat.moved", seat: "ann", group: "ppi" };
    expect(ownBoard(after(moved), "ann", "alone")).toBe(`alone:ppi:${hushed("alone")}`);
    const begun = after({ type: "note.moved", by: "ann", board, note: `${board}:where`, x: 1, y: 1 }, moved);
    expect(ownBoard(begun, "ann", "alone")).toBe(board);
  });

  test("stays the one that it began when one name stood for all activities", () => {
    const board = "alone:link:hush";
    const begun = after({ type: "note.moved", by: "ann", board, note: `${board}:where`, x: 1, y: 1 });
    expect(ownBoard(begun, "ann", "alone")).toBe(board);
  });

  test("takes new notes, but for the time when everybody writes alone", () => {
    const writing = after({ type: "writing.started", activity: "scale" });
    expect([deskOf(after(), "ann", "scale"), deskOf(writing, "ann", "scale")]).toEqual([
      "scale:link",
      `scale:link:${hushed("scale")}`,
    ]);
    expect(ownBoards(writing, "ann", "scale")).toEqual(["scale:link", `scale:link:${hushed("scale")}`]);
    expect(ownBoards(after(), "ann", "scale")).toEqual(["scale:link"]);
  });
});

describe("people at one tablet", () => {
  const shared = { type: "seat.joined", by: "ann", seat: "eve", name: "Eve", background: "ppi" };

  test("are those that its seat writes for", () => {
    expect(companions(after(shared), "ann").map(({ id }) => id)).toEqual(["eve"]);
    expect(companions(after(shared), "bob")).toEqual([]);
    expect(companions(after(shared, { type: "seat.removed", seat: "eve" }), "ann")).toEqual([]);
  });

  test("speak as long as the tablet may write for them", () => {
    expect(actingSeat(after(shared), "ann", "eve")).toBe("eve");
    expect(actingSeat(after(shared), "ann", "bob")).toBe("ann");
    expect(actingSeat(after(shared), "ann", null)).toBe("ann");
    const ended = { type: "scribe.appointed", seat: "eve", scribe: null };
    expect(actingSeat(after(shared, ended), "ann", "eve")).toBe("ann");
  });
});

test("an answer is one's own by whose words it has, whoever wrote it", () => {
  const given = { type: "reflection.given", activity: "scale", prompt: "why", rating: null, named: false };
  const said = { ...given, by: "ann", author: "bob", reflection: "r1", text: "Yes", group: "ppi" };
  expect(ownAnswer(after(said), "bob", "scale", "why")?.text).toBe("Yes");
  expect(ownAnswer(after(said), "ann", "scale", "why")).toBeNull();
});
