import { expect, test } from "vitest";
import { placed, session } from "../fixture";
import { inOrder } from "./MomentList";
import { commanded, found, speakable, spokenWords } from "./spoken";

const STATE = session(
  { type: "activity.started", activity: "scale" },
  placed("lw", "a1", 100),
  { type: "note.added", board: "scale:ppi", note: "n1", aspect: null, text: "Our own", x: null, y: null },
  { type: "note.added", board: "scale:ppi:x7", note: "n2", aspect: null, text: "Alone", x: 1, y: 1 },
  { type: "note.added", board: "scale:ppi", note: "n3", aspect: null, text: "Gone", x: 1, y: 1 },
  { type: "note.removed", board: "scale:ppi", note: "n3" },
  { type: "comment.added", board: "scale:ppi", comment: "c1", on: "n1", text: "Really?" },
  {
    ...({ type: "point.added", chart: "chart:lw", point: "p1", aspect: "a1", side: "pro" } as const),
    ...{ bearers: [], text: "It saves time" },
  },
  {
    ...({
      type: "reflection.given",
      activity: "hello",
      reflection: "r1",
      prompt: "why",
      text: "A lot",
    } as const),
    ...{ rating: null, named: false, group: "" },
  },
);

test("a moment of a scale can speak of every card and note that lies there, with whose it is", () => {
  const offered = speakable(STATE, "scale").map(({ words, group }) => `${words} (${group})`);
  expect(offered).toContain("Aspect a1 (Link workers)");
  expect(offered).toContain("Aspect a3 (PPI contributors)");
  expect(offered).toContain("Our own (PPI contributors)");
  expect(offered).toContain("Alone (PPI contributors)");
  expect(offered).toHaveLength(8);
});

test("of charts it speaks of points, of answers without saying whose", () => {
  expect(speakable(STATE, "chart")).toEqual([{ id: "p1", words: "It saves time", group: "Link workers" }]);
  expect(speakable(STATE, "hello").filter(({ group }) => group === "")).toEqual([
    { id: "r1", words: "A lot", group: "" },
  ]);
});

test("what it speaks of is told in its own words", () => {
  expect(["n1", "c1", "p1", "r1", "scale:lw:a1", "nobody"].map((id) => spokenWords(STATE, id))).toEqual([
    ...["Our own", "Really?", "It saves time", "A lot", "Aspect a1"],
    "",
  ]);
});

test("typing finds what holds every word", () => {
  const words = (typed: string) => found(speakable(STATE, "scale"), typed).map(({ id }) => id);
  expect(words("OWN contrib")).toEqual(["n1"]);
  expect(words("no such")).toEqual([]);
});

test("moments come in the order of the instants they point at", () => {
  const moment = (id: string, seq: number, at: number) => ({ id, seq, at, label: id, memo: "", notes: [] });
  const order = inOrder([moment("late", 9, 1), moment("second", 4, 3), moment("first", 4, 2)]);
  expect(order.map(({ id }) => id)).toEqual(["first", "second", "late"]);
});

test("a memo that nobody wrote is none", () => {
  expect(commanded({ label: "A turn", memo: "", notes: ["n1"] })).toEqual({ label: "A turn", notes: ["n1"] });
});
