/** Taking back what this tablet did, from the finger to the log and the other tablets. */
import { expect, test } from "vitest";
import type { AnyCommand } from "../contract";
import { pending } from "./log";
import { Hall } from "./rehearsal/hall";
import type { Tablet } from "./tablet";

const CARD = "scale:link:where";
const move = (x: number, note = CARD): AnyCommand => ({ type: "moveNote", note, x, y: 500 });
const x = (tablet: Tablet, note = CARD) => tablet.now.log.shown.boards.notes[note]?.x;
const unsent = (tablet: Tablet) => pending(tablet.now.log).length;

test("undo takes one's own move back, unless somebody came between [G65]", async () => {
  const hall = new Hall();
  const [device, other] = [hall.device("ann"), hall.device("bob")];
  const [ann, bob] = [await device.page(), await other.page()];
  await hall.flow();
  ann.do(move(100));
  ann.do(move(200));
  ann.undo();
  expect(x(ann)).toBe(100);
  await hall.flow();
  expect(x(bob)).toBe(100);
  ann.redo();
  await hall.flow();
  expect(x(bob)).toBe(200);
  bob.do(move(900));
  await hall.flow();
  ann.undo();
  await hall.flow();
  expect(x(ann)).toBe(900);
  expect(ann.now.log.refused).toMatchObject([{ code: "moved-since" }]);
});

test("what was done in an activity that is over is not offered to undo", async () => {
  const hall = new Hall();
  const ann = await hall.device("ann").page();
  await hall.flow();
  ann.do(move(100));
  await hall.flow();
  expect(ann.now.history.past.length).toBe(1);
  hall.server.happen({ type: "activity.ended", activity: "scale" });
  await hall.flow();
  ann.undo();
  await hall.flow();
  expect(ann.now.log.refused).toEqual([]);
  expect(x(ann)).toBe(100);
});

test("an undo given offline waits for what it takes back, and goes with it when that is refused", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  device.wire.cut();
  ann.do(move(100));
  ann.undo();
  ann.do(move(5, "nosuchnote00"));
  ann.undo();
  hall.clock.pass(1_000);
  await hall.flow();
  expect(hall.server.events.slice(5).map(({ type }) => type)).toEqual(["note.moved", "note.unplaced"]);
  expect(ann.now.log.refused.length).toBe(1);
  expect(unsent(ann)).toBe(0);
});
