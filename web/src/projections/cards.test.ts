import { expect, test } from "vitest";
import type { AnyEvent } from "../contract";
import { cards, wordsOf } from "./cards";
import { foldAll, start } from "./state";

const END = { words: "end", plain: "plain" };
const OPENED = {
  ...{ type: "session.opened", seq: 1, at: 0, by: "fay", id: "o", title: "T", facilitator: "fay", salt: "" },
  plan: {
    ...{ template: "t", scale: { left: END, right: END }, activities: [] },
    backgrounds: [{ id: "link", name: "Link", shape: "circle" }],
    aspects: ["where", "who", "when"].map((id) => ({ id, title: `Title of ${id}`, detail: "", source: "" })),
    ...{ bearers: [], bands: null, terms: [], closing: null },
  },
} as AnyEvent;
const BOARD = "scale:link";

/** What lies on the board after these events. */
function after(...events: Record<string, unknown>[]) {
  const full = events.map((event, n) => ({
    seq: n + 2,
    at: 0,
    by: "ann",
    id: `t:${n}`,
    board: BOARD,
    ...event,
  }));
  const state = foldAll(start(), [OPENED, ...(full as unknown as AnyEvent[])]);
  return { state, found: cards(state, BOARD) };
}
const ids = (list: readonly { readonly note: { readonly id: string } }[]) => list.map(({ note }) => note.id);
const tea = { type: "note.added", note: "tea", aspect: null, text: "Tea", x: null, y: null };

test("an empty board has every card in its tray, in the order of the aspects", () => {
  const { found } = after();
  expect(ids(found.tray)).toEqual([`${BOARD}:where`, `${BOARD}:who`, `${BOARD}:when`]);
  expect(found.tray[0]?.words).toBe("Title of where");
});

test("each card is in one place, and the order stays whatever happens to them", () => {
  const { found } = after(
    tea,
    { type: "note.moved", note: `${BOARD}:when`, x: 1, y: 1 },
    { type: "note.moved", note: `${BOARD}:where`, x: 900, y: 1 },
    { type: "aspect.marked", aspect: "who", mark: "undecided" },
  );
  expect(ids(found.placed)).toEqual([`${BOARD}:where`, `${BOARD}:when`]);
  expect(found.marked).toMatchObject([{ note: { aspect: "who" }, mark: "undecided" }]);
  expect(ids(found.tray)).toEqual(["tea"]);
});

test("what is in the bin, parked, or on another board is not among them", () => {
  const { found } = after(
    tea,
    { type: "note.removed", note: "tea" },
    { type: "aspect.parked", aspect: "who", parked: true },
    { ...tea, note: "theirs", board: "scale:ppi" },
  );
  expect([ids(found.tray), ids(found.bin)]).toEqual([[`${BOARD}:where`, `${BOARD}:when`], ["tea"]]);
});

test("comments come oldest first, without those taken back; words are the group's own where it has some", () => {
  const on = `${BOARD}:where`;
  const { state, found } = after(
    { type: "note.reworded", note: on, text: "Here" },
    { type: "comment.added", comment: "a", on, text: "one" },
    { type: "comment.added", comment: "b", on, text: "two" },
    { type: "comment.removed", comment: "a" },
  );
  expect(found.tray[0]).toMatchObject({ words: "Here", comments: [{ id: "b", text: "two" }] });
  expect(found.tray.map(({ note }) => wordsOf(state, note))[1]).toBe("Title of who");
});
