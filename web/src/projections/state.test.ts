import { expect, test } from "vitest";
import type { AnyEvent, State } from "../contract";
import { foldAll, start } from "./state";

const BY = { at: 1, by: "ann", id: "ann-tab:1" };
const MOVED: AnyEvent = { type: "note.moved", seq: 1, ...BY, board: "a:b", note: "a:b:where", x: 1, y: 2 };
const JOINED: AnyEvent = { type: "seat.joined", seq: 2, ...BY, seat: "ann", name: "Ann", background: "b" };

/** The value with everything in it frozen, so that a fold that changed it would throw. */
function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

test("what was folded before stays as it was", () => {
  const before = frozen(foldAll(start(), [MOVED, JOINED]));
  const after = foldAll(before, [{ ...MOVED, seq: 3, x: 900 }]);
  expect(before.boards.notes["a:b:where"]?.x).toBe(1);
  expect(after.boards.notes["a:b:where"]?.x).toBe(900);
});

test("a container that nothing changed is the very same one", () => {
  const before = foldAll(start(), [MOVED, JOINED]);
  const after = foldAll(before, [{ ...MOVED, seq: 3, x: 900 }]);
  expect(after.people).toBe(before.people);
  expect(after.session).toBe(before.session);
  expect(after.agenda).toBe(before.agenda);
  expect(after.boards).not.toBe(before.boards);
  expect(after.boards.comments).toBe(before.boards.comments);
  expect(after.boards.marks).toBe(before.boards.marks);
});

test("no events give the very same state", () => {
  const state = start();
  expect(foldAll(state, [])).toBe(state);
});

test("an event that changes nothing leaves all but the count", () => {
  const before: State = foldAll(start(), [MOVED]);
  const after = foldAll(before, [{ type: "comment.removed", seq: 2, ...BY, board: "a:b", comment: "none" }]);
  expect(after).toStrictEqual({ ...before, seq: 2 });
  expect(after.boards).toBe(before.boards);
});

test("names that every object has are not mistaken for notes, seats or aspects", () => {
  const state = foldAll(start(), [
    { type: "aspect.parked", seq: 1, ...BY, aspect: "constructor", parked: true },
    { type: "hand.raised", seq: 2, ...BY, seat: "toString", up: true },
    { type: "activity.started", seq: 3, ...BY, activity: "valueOf" },
    { type: "note.moved", seq: 4, ...BY, board: "a:b", note: "constructor", x: 1, y: 1 },
  ]);
  expect(state).toStrictEqual({ ...start(), seq: 4 });
});
