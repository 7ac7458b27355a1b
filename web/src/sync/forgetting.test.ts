/** What was erased for good is forgotten by tablets too, and cannot come back from one. */
import { expect, test } from "vitest";
import type { AnyCommand, AnyEvent } from "../contract";
import { pending } from "./log";
import { calm } from "./rehearsal/clock";
import { type Device, Hall } from "./rehearsal/hall";
import type { Tablet } from "./tablet";

const SECRET = "Mrs Nightingale";
const reword = (note: string, text: string): AnyCommand => ({ type: "rewordNote", note, text });

/** Ann has written something about somebody, and something else instead. */
async function written(hall: Hall, device: Device): Promise<readonly [Tablet, string]> {
  const ann = await device.page();
  await hall.flow();
  ann.do({ type: "addNote", text: SECRET });
  await hall.flow();
  const note = Object.keys(ann.now.log.confirmed.boards.notes)[0] ?? "";
  ann.do(reword(note, "Somebody"));
  await hall.flow();
  return [ann, note];
}

/** The record is rewritten without these words. */
function erase(hall: Hall): void {
  const blank = (event: AnyEvent): AnyEvent =>
    "text" in event && event.text === SECRET ? ({ ...event, text: "", erased: true } as AnyEvent) : event;
  hall.server.rewrite(blank);
}

async function held(device: Device): Promise<string> {
  const names = ["seen", "outbox", "speaker"].map((what) => `${what} s/${device.seat}`);
  return JSON.stringify(await Promise.all(names.map((name) => device.shelf.read(name))));
}

test("a tablet that is there forgets at once, what it could undo included [G17]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const [ann, note] = await written(hall, device);
  hall.clock.pass(3_000);
  expect(JSON.stringify(ann.now.history)).toContain(SECRET);
  erase(hall);
  await hall.flow();
  expect(ann.now.history).toEqual({ past: [], future: [] });
  expect(JSON.stringify(ann.now)).not.toContain(SECRET);
  expect(await held(device)).not.toContain(SECRET);
  expect(ann.now.log.shown.boards.notes[note]?.text).toBe("Somebody");
});

test("an undo given while away does not bring erased words back; other work is sent [G17]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const [ann, note] = await written(hall, device);
  device.wire.cut();
  hall.clock.pass(3_000);
  ann.undo();
  ann.do({ type: "moveNote", note, x: 300, y: 5 });
  await calm();
  expect(ann.now.log.shown.boards.notes[note]?.text).toBe(SECRET);
  expect(await held(device)).toContain(SECRET);
  erase(hall);
  hall.clock.pass(10_000);
  await hall.flow();
  expect(JSON.stringify(hall.server.events)).not.toContain(SECRET);
  expect(ann.now.log.shown.boards.notes[note]).toMatchObject({ text: "Somebody", x: 300 });
  expect(pending(ann.now.log)).toEqual([]);
  expect(await held(device)).not.toContain(SECRET);
});

test("words whose acknowledgement was lost are forgotten on return, though they waited to be sent [G17]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  ann.do({ type: "addNote", text: SECRET });
  await calm();
  device.wire.up();
  device.wire.cut();
  hall.clock.pass(3_000);
  expect(await held(device)).toContain(SECRET);
  erase(hall);
  hall.clock.pass(10_000);
  await hall.flow();
  expect(JSON.stringify(hall.server.events)).not.toContain(SECRET);
  expect(await held(device)).not.toContain(SECRET);
});

test("a tablet whose seat was erased keeps nothing [G17]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const [ann] = await written(hall, device);
  ann.do(reword("of-no-board", "not to be taken"));
  await hall.flow();
  hall.clock.pass(3_000);
  expect(await held(device)).toContain("not to be taken");
  device.wire.cut(4501, "erased-seat");
  await calm();
  hall.clock.pass(3_000);
  await calm();
  expect(await held(device)).toBe("[null,null,null]");
  expect(ann.now.log.you).toBeNull();
  expect(ann.now.standing).toMatchObject({ key: "gaveUp", reason: "erased-seat" });
  device.kill(ann);
  await calm();
  expect(await held(device)).toBe("[null,null,null]");
});

test("a tablet that may not come back keeps what it had to send, and nothing of what it was shown [G49]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const [ann] = await written(hall, device);
  ann.do(reword("of-no-board", "not to be taken"));
  await hall.flow();
  hall.clock.pass(3_000);
  expect(await held(device)).toContain("Somebody");
  device.wire.cut(4501, "This seat was taken out of the session.");
  await calm();
  hall.clock.pass(3_000);
  await calm();
  expect(await device.shelf.read(`seen s/${device.seat}`)).toBeUndefined();
  expect(await held(device)).toContain("not to be taken");
  device.kill(ann);
  await calm();
  expect(await device.shelf.read(`seen s/${device.seat}`)).toBeUndefined();
});
