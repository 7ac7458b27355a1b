import { expect, test } from "vitest";
import type { AnyEvent, Signals } from "../contract";
import { faded, landed, NOTHING_FLEETING, signalled } from "./signals";

const frame = (...signals: Signals["signals"]): Signals => ({ type: "signals", signals });
const drag = (seat: string, note: string, x = 1) => ({ type: "dragging", seat, note, x, y: 2 }) as const;
const moved = (note: string): AnyEvent => ({
  ...{ type: "note.moved", seq: 1, at: 0, by: "ann", id: "x:1", board: "a:b", note, x: 1, y: 1 },
});

test("the newest of each kind counts, for each seat", () => {
  let now = signalled(NOTHING_FLEETING, frame(drag("ann", "n"), drag("bob", "m")), 0);
  now = signalled(now, frame(drag("ann", "n", 9), { type: "unsent", seat: "ann", count: 3 }), 1);
  now = signalled(now, frame({ type: "here", seat: "bob", tablets: 2 }), 2);
  expect(now.dragging).toMatchObject({ ann: { x: 9, heard: 1 }, bob: { x: 1, heard: 0 } });
  expect([now.unsent, now.here]).toEqual([{ ann: 3 }, { bob: 2 }]);
});

test("a drag that is not heard of for three seconds is over", () => {
  const now = signalled(NOTHING_FLEETING, frame(drag("ann", "n")), 0);
  expect(faded(now, 2_999)).toBe(now);
  expect(faded(now, 3_000).dragging).toEqual({});
});

test("a note that was put down is in flight no longer, and a late word of its flight is not believed", () => {
  const flying = signalled(NOTHING_FLEETING, frame(drag("ann", "n"), drag("bob", "m")), 0);
  const down = landed(flying, [moved("n")], 100);
  expect(Object.keys(down.dragging)).toEqual(["bob"]);
  expect(Object.keys(signalled(down, frame(drag("ann", "n")), 150).dragging)).toEqual(["bob"]);
  expect(Object.keys(signalled(down, frame(drag("ann", "n")), 500).dragging)).toEqual(["bob", "ann"]);
});

test("events of other things leave all as it is", () => {
  const flying = signalled(NOTHING_FLEETING, frame(drag("ann", "n")), 0);
  const comment = {
    type: "comment.removed",
    seq: 1,
    at: 0,
    by: "a",
    id: "x",
    board: "a:b",
    comment: "c",
  } as const;
  expect(landed(flying, [comment], 1)).toBe(flying);
});
