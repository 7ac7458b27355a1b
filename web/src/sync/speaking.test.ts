/** Several people at one tablet: whose words are whose, whatever the line does. */
import { expect, test } from "vitest";
import type { AnyCommand } from "../contract";
import { pending } from "./log";
import { calm } from "./rehearsal/clock";
import { Hall } from "./rehearsal/hall";
import type { Tablet } from "./tablet";

const CARD = "scale:link:where";
const move = (x: number, note = CARD): AnyCommand => ({ type: "moveNote", note, x, y: 500 });
const unsent = (tablet: Tablet) => pending(tablet.now.log).length;

/** Eve is at Ann's tablet, and works with those of the other background. */
async function shared() {
  const hall = new Hall();
  hall.server.happen({ type: "seat.joined", by: "eve", seat: "eve", name: "Eve", background: "ppi" });
  hall.server.happen({ type: "scribe.appointed", seat: "eve", scribe: "ann" });
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  return { hall, device, ann };
}
const lastOf = (hall: Hall) => hall.server.events.at(-1);

test("what is done belongs to whoever speaks at the tablet, on their own board", async () => {
  const { hall, ann } = await shared();
  ann.speak("eve");
  ann.do({ type: "addNote", text: "Tea" });
  await hall.flow();
  expect(lastOf(hall)).toMatchObject({ by: "ann", author: "eve", board: "scale:ppi" });
  ann.speak("ann");
  ann.do({ type: "addNote", text: "Cake" });
  await hall.flow();
  expect(lastOf(hall)).toMatchObject({ by: "ann", board: "scale:link" });
  expect(lastOf(hall)).not.toHaveProperty("author");
  expect(unsent(ann)).toBe(0);
});

test("somebody for whom this tablet does not write does not speak here", async () => {
  const { hall, ann } = await shared();
  ann.speak("bob");
  expect(ann.speaker).toBe("ann");
  ann.speak("eve");
  hall.server.happen({ type: "scribe.appointed", seat: "eve", scribe: null });
  await hall.flow();
  expect(ann.speaker).toBe("ann");
});

test("what waits offline keeps whose it is, whoever speaks by then, and over a reload [G63]", async () => {
  const { hall, device, ann } = await shared();
  device.wire.cut();
  ann.speak("eve");
  ann.do(move(300, "scale:ppi:where"));
  ann.do(move(400, "scale:ppi:where"), { author: "ann" });
  await calm();
  device.kill(ann);
  const reloaded = await device.page();
  expect(reloaded.speaker).toBe("eve");
  reloaded.speak("ann");
  await hall.flow();
  const told = hall.server.events.slice(-2);
  expect(told).toMatchObject([{ x: 300, author: "eve" }, { x: 400 }]);
  expect(told[1]).not.toHaveProperty("author");
  expect(reloaded.now.log.shown.boards.notes["scale:ppi:where"]?.moved).toMatchObject({ by: "ann" });
});

test("what is copied from paper says so, and a companion is named by the tablet's own seat", async () => {
  const { hall, ann } = await shared();
  ann.do(move(300), { author: "eve", paper: true });
  await hall.flow();
  expect(lastOf(hall)).toMatchObject({ author: "eve", paper: true });
  ann.speak("eve");
  ann.do({ type: "addCompanion", name: "Flo", background: "link" });
  await hall.flow();
  expect(lastOf(hall)).toMatchObject({ type: "seat.joined", by: "ann", name: "Flo" });
  expect(lastOf(hall)).not.toHaveProperty("author");
});

test("undo takes back what was done for somebody in their name", async () => {
  const { hall, ann } = await shared();
  ann.speak("eve");
  ann.do({ type: "comment", on: CARD, text: "Why?" });
  ann.speak("ann");
  ann.undo();
  await hall.flow();
  expect(lastOf(hall)).toMatchObject({ type: "comment.removed", author: "eve" });
});

test("words that came while everything was locked are kept with whose they are, and can be given again [G62]", async () => {
  const { hall, device, ann } = await shared();
  hall.server.locked = true;
  ann.do({ type: "comment", on: CARD, text: "Wait" }, { author: "eve" });
  await hall.flow();
  const [kept] = ann.now.log.refused;
  expect(kept).toMatchObject({ code: "locked", author: "eve", command: { text: "Wait" } });
  device.kill(ann);
  const reloaded = await device.page();
  await hall.flow();
  expect(reloaded.now.log.refused).toEqual([kept]);
  hall.server.locked = false;
  if (kept) reloaded.do(kept.command, kept);
  await hall.flow();
  expect(lastOf(hall)).toMatchObject({ type: "comment.added", text: "Wait", author: "eve" });
});

test("a note written alone while offline goes to the group's board once all was shared", async () => {
  const { hall, device, ann } = await shared();
  hall.server.happen({ type: "writing.started", activity: "scale" });
  await hall.flow();
  device.wire.cut();
  ann.do({ type: "addNote", text: "Tea" });
  expect(Object.values(ann.now.log.shown.boards.notes).at(-1)?.board).toBe("scale:link:ann");
  hall.server.happen({ type: "writing.shared", activity: "scale" });
  await calm();
  hall.clock.pass(3_000);
  await hall.flow();
  expect(lastOf(hall)).toMatchObject({ type: "note.added", board: "scale:link", text: "Tea" });
  expect(unsent(ann)).toBe(0);
});
