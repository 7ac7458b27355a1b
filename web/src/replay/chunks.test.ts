import { expect, test } from "vitest";
import { foldAll, start } from "../projections/state";
import { Chunk, STRIDE } from "./chunk";
import { Chunks, MOST, MOST_EVENTS } from "./chunks";
import { moves, Shelf } from "./given";

test("a chunk has the state right after each of its events, whichever way one comes", () => {
  const events = moves(350);
  const chunk = new Chunk(start(), events, 0, 350);
  for (const seq of [350, 0, 1, STRIDE, STRIDE + 1, 250, 249, 99, 100, 350]) {
    expect(chunk.stateAt(seq)).toEqual({ ...foldAll(start(), events.slice(0, seq)), seq });
  }
});

test("where events are not to be seen the state is the last one before, under the seq that was asked for", () => {
  const seen = moves(9).filter(({ seq }) => seq % 3 === 0);
  const chunk = new Chunk(start(), seen, 0, 9);
  expect(chunk.stateAt(5)).toEqual({ ...foldAll(start(), seen.slice(0, 1)), seq: 5 });
});

test("what nothing changed is the very same object from one event to the next", () => {
  const chunk = new Chunk(start(), moves(200), 0, 200);
  expect(chunk.stateAt(150).people).toBe(chunk.stateAt(20).people);
  expect(chunk.stateAt(150).session).toBe(chunk.stateAt(199).session);
});

test("only few chunks are kept; the one that was looked at last stays", async () => {
  const shelf = new Shelf(moves(200));
  const chunks = new Chunks(shelf, 10);
  for (let place = 0; place < 20; place++) {
    await chunks.load(place);
    chunks.known(5);
  }
  const kept = Array.from({ length: 20 }, (_, place) => chunks.known(place * 10 + 5)).filter(Boolean);
  expect(kept).toHaveLength(MOST);
  expect(chunks.known(5)).not.toBeNull();
});

test("a chunk begins with what the one before ends with, if that is here; then no state is fetched", async () => {
  const shelf = new Shelf(moves(50));
  const chunks = new Chunks(shelf, 10);
  await chunks.load(2);
  await chunks.load(3);
  await chunks.load(1);
  expect(shelf.asked).toEqual(["state 20", "events 20-30", "events 30-40", "state 10", "events 10-20"]);
  expect(chunks.known(35)).toEqual(shelf.stateAt(35));
});

test("who does not see everything is told anew what a chunk begins with: they may have been shown more meanwhile", async () => {
  const shelf = new Shelf(moves(50), {}, "participant");
  const chunks = new Chunks(shelf, 10);
  await chunks.load(2);
  shelf.events_ = [...moves(20, "scale:ppi"), ...moves(50).slice(20)];
  await chunks.load(3);
  expect(shelf.asked).toEqual(["state 20", "events 20-30", "state 30", "events 30-40"]);
  expect(chunks.known(35)).toEqual(shelf.stateAt(35));
});

test("what two ask for at the same time is fetched once", async () => {
  const shelf = new Shelf(moves(50));
  const chunks = new Chunks(shelf, 10);
  await Promise.all([chunks.stateAt(25), chunks.stateAt(26), chunks.load(2), chunks.events(20, 30)]);
  expect(shelf.asked).toEqual(["state 20", "events 20-30"]);
});

test("what failed is asked for again", async () => {
  const shelf = new Shelf(moves(50));
  const chunks = new Chunks(shelf, 10);
  shelf.problem = new Error("gone");
  await expect(chunks.stateAt(25)).rejects.toThrow("gone");
  shelf.problem = null;
  expect(await chunks.stateAt(25)).toEqual(shelf.stateAt(25));
});

test("the events of a long range are not all kept", async () => {
  const shelf = new Shelf(moves(200));
  const chunks = new Chunks(shelf, 10);
  expect(await chunks.events(0, 200)).toHaveLength(200);
  shelf.asked.length = 0;
  await chunks.events(0, 200);
  expect(shelf.asked.length).toBeGreaterThanOrEqual(20 - MOST_EVENTS);
});

test("a clip's chunks are counted from where it begins", async () => {
  const shelf = new Shelf(moves(50), { after: 7, upto: 33 });
  const chunks = new Chunks(shelf, 10);
  expect(await chunks.stateAt(20)).toEqual(shelf.stateAt(20));
  expect(await chunks.stateAt(7)).toEqual(shelf.stateAt(7));
  expect(shelf.asked).toEqual(["state 17", "events 17-27", "state 7", "events 7-17"]);
  expect(await chunks.events(0, 99)).toHaveLength(26);
});

test("what was on its way when everything was forgotten is not kept", async () => {
  const shelf = new Shelf(moves(50));
  const chunks = new Chunks(shelf, 10);
  shelf.shut();
  const coming = chunks.load(2);
  chunks.drop(50);
  await shelf.answer();
  await coming;
  expect(chunks.known(25)).toBeNull();
});
