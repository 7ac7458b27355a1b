import { expect, test } from "vitest";
import type { AnyEvent, Welcome } from "../contract";
import { foldAll, start } from "../projections/state";
import { empty, happened, welcomed } from "./log";
import { recall, remember } from "./memory";
import { OPENING } from "./rehearsal/hall";
import { memoryShelf, type Shelf } from "./shelf";

const WELCOME: Welcome = {
  ...{ type: "welcome", you: { role: "participant", seat: "ann", group: "link" }, epoch: "one" },
  ...{ seq: 5, at: 0, state: foldAll(start(), OPENING), done: 0, promise: "on disk" },
};
const MOVED: AnyEvent = {
  ...{ type: "note.moved", seq: 6, at: 0, by: "ann", id: "tab:1", board: "scale:link" },
  ...{ note: "scale:link:where", x: 1, y: 1 },
};

function seen() {
  const log = welcomed(empty(), WELCOME);
  return happened(log, { type: "events", after: 5, upto: 6, events: [MOVED] }) ?? log;
}

test("what was confirmed comes back, with the place to go on from", async () => {
  const shelf = memoryShelf();
  await remember(shelf, "seen", seen());
  const { confirmed, shown, place, you, epoch, seq } = await recall(shelf, "seen");
  expect(confirmed).toEqual(seen().confirmed);
  expect(shown).toEqual(confirmed);
  expect([place, you?.seat, epoch, seq]).toEqual([{ epoch: "one", seq: 6, id: "tab:1" }, "ann", "one", 6]);
});

test("nothing is remembered before the server has said who this is", async () => {
  const shelf = memoryShelf();
  await remember(shelf, "seen", empty());
  expect(await shelf.read("seen")).toBeUndefined();
  expect(await recall(shelf, "seen")).toEqual(empty());
});

test("what other code kept is left alone: its fields may be others", async () => {
  const shelf = memoryShelf();
  await remember(shelf, "seen", seen());
  await shelf.change<object>("seen", (kept) => ({ ...kept, built: "/assets/index-older.js" }));
  expect(await recall(shelf, "seen")).toEqual(empty());
});

test("a device that keeps nothing is no trouble", async () => {
  const broken = (): Promise<never> => Promise.reject(new Error("lost"));
  const shelf: Shelf = { read: broken, change: broken };
  await remember(shelf, "seen", seen());
  expect(await recall(shelf, "seen")).toEqual(empty());
});
