import { expect, test } from "vitest";
import type { AnyCommand } from "../contract";
import { pending } from "./log";
import { calm } from "./rehearsal/clock";
import { Hall } from "./rehearsal/hall";
import type { Tablet } from "./tablet";

const CARD = "scale:link:where";
const move = (x: number, note = CARD): AnyCommand => ({ type: "moveNote", note, x, y: 500 });
const x = (tablet: Tablet, note = CARD) => tablet.now.log.shown.boards.notes[note]?.x;
/** Where notes were put down, in the order of the server's list. */
const moves = (hall: Hall) =>
  hall.server.events.flatMap((event) => (event.type === "note.moved" ? [event.x] : []));
const unsent = (tablet: Tablet) => pending(tablet.now.log).length;

test("a move is shown at once, and saved when the server has told of it [G59]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  expect(ann.now.standing).toMatchObject({ key: "saved", promise: "on disk" });
  ann.do(move(300));
  expect(x(ann)).toBe(300);
  expect(ann.now.standing).toMatchObject({ key: "saving", count: 1 });
  await calm();
  device.wire.up();
  expect(ann.now.standing.key).toBe("saving");
  await hall.flow();
  expect(ann.now.standing).toMatchObject({ key: "saved", count: 0 });
  expect(hall.server.state.boards.notes[CARD]?.x).toBe(300);
});

test("without a line everything goes on, and is sent once, in order, on return [G61]", async () => {
  const hall = new Hall();
  const [device, other] = [hall.device("ann"), hall.device("bob")];
  const [ann, bob] = [await device.page(), await other.page()];
  await hall.flow();
  device.wire.cut();
  hall.clock.pass(3_000);
  for (const place of [100, 200, 300]) ann.do(move(place));
  await calm();
  expect(x(ann)).toBe(300);
  expect(ann.now.standing).toMatchObject({ key: "unsent", count: 3, safe: true });
  hall.clock.pass(10_000);
  await hall.flow();
  expect(unsent(ann)).toBe(0);
  expect(moves(hall)).toEqual([100, 200, 300]);
  expect(ann.now.standing.key).toBe("back");
  expect(x(bob)).toBe(300);
});

test("what was given offline survives the death of the page, and so does the board [G61]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const first = await device.page();
  await hall.flow();
  hall.server.happen({ type: "note.moved", board: "scale:link", note: "scale:link:who", x: 7, y: 7 });
  await hall.flow();
  device.wire.cut();
  first.do(move(640));
  hall.clock.pass(3_000);
  await calm();
  device.kill(first);
  const second = await device.page();
  expect(x(second)).toBe(640);
  expect(x(second, "scale:link:who")).toBe(7);
  expect(second.now.standing).toMatchObject({ key: "unsent", count: 1 });
  await hall.flow();
  expect(moves(hall)).toEqual([7, 640]);
  expect(second.now.standing.key).toBe("saved");
});

test("a command whose acknowledgement was lost is not recorded twice [G6]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  ann.do(move(300));
  await calm();
  device.wire.up();
  device.wire.cut();
  hall.clock.pass(10_000);
  await hall.flow();
  expect(moves(hall)).toEqual([300]);
  expect(unsent(ann)).toBe(0);
});

test("nor is it when the page died before the acknowledgement [G6]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const first = await device.page();
  await hall.flow();
  first.do(move(300));
  await calm();
  device.wire.up();
  device.kill(first);
  const second = await device.page();
  await hall.flow();
  expect(moves(hall)).toEqual([300]);
  expect(unsent(second)).toBe(0);
});

test("a swallowed event is noticed with the next one, and with the next tick, and healed [G21]", async () => {
  for (const notice of ["event", "tick"] as const) {
    const hall = new Hall();
    const device = hall.device("ann");
    const ann = await device.page();
    await hall.flow();
    hall.server.happen({ type: "note.moved", board: "scale:link", note: CARD, x: 1, y: 1 });
    device.wire.swallow();
    if (notice === "tick") hall.server.tick();
    else hall.server.happen({ type: "note.moved", board: "scale:link", note: "scale:link:who", x: 2, y: 2 });
    device.wire.down();
    hall.clock.pass(1_000);
    await hall.flow();
    expect(x(ann)).toBe(1);
    expect(ann.now.log.confirmed).toEqual(hall.server.state);
    expect(device.wires.length).toBe(2);
  }
});

test("a frame that comes twice changes nothing the second time [G19]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  hall.server.happen({ type: "note.moved", board: "scale:link", note: CARD, x: 1, y: 1 });
  hall.server.happen({ type: "note.moved", board: "scale:link", note: CARD, x: 2, y: 1 });
  device.wire.stutter();
  await hall.flow();
  expect(x(ann)).toBe(2);
  expect(device.wires.length).toBe(1);
});

test("a refusal takes the command back, says why until it is read, and survives a reload [G62]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const first = await device.page();
  await hall.flow();
  first.do(move(5, "nosuchnote00"));
  await hall.flow();
  expect(first.now.log.refused).toMatchObject([{ code: "unknown-note", message: "refused: unknown-note" }]);
  expect(unsent(first)).toBe(0);
  device.kill(first);
  const second = await device.page();
  expect(second.now.log.refused.length).toBe(1);
  second.dismiss(second.now.log.refused[0]?.key ?? "");
  await hall.flow();
  expect(second.now.log.refused).toEqual([]);
  device.kill(second);
  expect((await device.page()).now.log.refused).toEqual([]);
});

test("what a device could not forget when it was settled is forgotten after a reload [G17]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const first = await device.page();
  await hall.flow();
  first.do(move(5));
  await calm();
  const before = await device.shelf.read("outbox s/ann");
  await hall.flow();
  hall.clock.pass(3_000);
  await hall.flow();
  device.kill(first);
  await device.shelf.change("outbox s/ann", () => before);
  const second = await device.page();
  await hall.flow();
  expect(await device.shelf.read("outbox s/ann")).toMatchObject({ pending: [] });
  expect([unsent(second), x(second)]).toEqual([0, 5]);
});

test("a server that cannot save just now is asked again, in the same order [G4]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  hall.server.busy = 4;
  for (const place of [100, 200, 300]) ann.do(move(place));
  for (let second = 0; second < 8; second++) {
    await hall.flow();
    hall.clock.pass(1_000);
    hall.server.tick();
  }
  expect(moves(hall)).toEqual([100, 200, 300]);
  expect(ann.now.log.refused).toEqual([]);
});

test("a number that is too old is changed for a new one", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  // As after a device was set back to an older copy of itself.
  const tabs = await device.shelf.read<{ device: string }>("outbox s/ann");
  hall.server.happen({ type: "hand.raised", seat: "ann", up: true, by: "ann", id: `${tabs?.device}:50` });
  await hall.flow();
  ann.do(move(300));
  await hall.flow();
  expect(moves(hall)).toEqual([300]);
  expect(ann.now.log.refused).toEqual([]);
});

test("200 commands leave no faster than 25 a second with at most 20 on their way [G27]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  device.wire.cut();
  for (let place = 0; place < 200; place++) ann.do(move(place));
  await calm();
  hall.clock.pass(600);
  await calm();
  device.wire.open();
  device.wire.up();
  device.wire.down();
  await calm();
  expect(device.wire.waitingUp).toBe(20);
  for (let second = 0; second < 9; second++) {
    const before = moves(hall).length;
    await hall.flow();
    hall.clock.pass(1_000);
    await hall.flow();
    expect(moves(hall).length - before).toBeLessThanOrEqual(51);
    hall.server.tick();
  }
  expect(moves(hall)).toEqual(Array.from({ length: 200 }, (_, place) => place));
});

test("two pages of one seat show the same, and each command is sent once [G61]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const [first, second] = [await device.page(), await device.page()];
  await hall.flow();
  const wires = device.wires.filter(({ state }) => state === "open");
  expect(wires.length).toBe(2);
  for (const wire of wires) wire.cut();
  first.do(move(100));
  second.do(move(200, "scale:link:who"));
  await calm();
  expect([x(first), x(second)]).toEqual([100, 100]);
  expect([x(first, "scale:link:who"), x(second, "scale:link:who")]).toEqual([200, 200]);
  expect([unsent(first), unsent(second)]).toEqual([2, 2]);
  hall.clock.pass(1_000);
  await hall.flow();
  expect(moves(hall)).toEqual([100, 200]);
  expect([unsent(first), unsent(second)]).toEqual([0, 0]);
});

test("where pages cannot agree who sends, all send, and each command is recorded once", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  device.locks = false;
  const pages = [await device.page(), await device.page()];
  await hall.flow();
  for (const wire of device.wires) wire.cut();
  for (let n = 0; n < 12; n++) pages[n % 2]?.do(move(n));
  await calm();
  for (let second = 0; second < 5; second++) {
    hall.clock.pass(1_000);
    await hall.flow();
  }
  expect(moves(hall).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  for (const page of pages) expect([unsent(page), page.now.log.refused]).toEqual([0, []]);
});

test("when the sending page dies, the other one sends", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const [first, second] = [await device.page(), await device.page()];
  await hall.flow();
  device.kill(first);
  second.do(move(250));
  await hall.flow();
  expect(moves(hall)).toEqual([250]);
});

test("also what it had kept and could not tell of any more", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const [first, second] = [await device.page(), await device.page()];
  await hall.flow();
  first.do(move(300));
  device.kill(first);
  await hall.flow();
  expect(moves(hall)).toEqual([300]);
  expect([x(second), unsent(second)]).toEqual([300, 0]);
});

test("nothing is ever sent in another name [G63]", async () => {
  const hall = new Hall();
  const device = hall.device("facilitator");
  const first = await device.page("ann");
  await hall.flow();
  device.wire.cut();
  first.do(move(100));
  await calm();
  device.kill(first);
  const second = await device.page("cat");
  await hall.flow();
  hall.clock.pass(2_000);
  await hall.flow();
  expect(second.now.log.you?.seat).toBe("cat");
  expect(unsent(second)).toBe(0);
  expect(moves(hall)).toEqual([]);
  device.kill(second);
  const third = await device.page("ann");
  await hall.flow();
  expect(unsent(third)).toBe(0);
  expect(moves(hall)).toEqual([100]);
});

test("a board that ended while the tablet was away still gets what was meant for it", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  device.wire.cut();
  ann.do({ type: "addNote", text: "Car parking" });
  await calm();
  expect(ann.now.log.queued[0]?.command).toMatchObject({
    board: "scale:link",
    note: expect.stringMatching(/^made/),
  });
});

test("late words of an old socket are not heard", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  const old = device.wire;
  hall.clock.pass(13_000);
  expect(old.state).toBe("gone");
  hall.clock.pass(1_000);
  await hall.flow();
  expect(device.wires.length).toBe(2);
  expect(ann.now.line.at).toBe("live");
});

test("another server with another history gets what the tablet still holds [G11]", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  device.wire.cut();
  ann.do(move(410));
  hall.server.epoch = "epoch-2";
  hall.clock.pass(1_000);
  await hall.flow();
  expect(ann.now.log.epoch).toBe("epoch-2");
  expect(moves(hall)).toEqual([410]);
});

test("signals come and fade, and a note that was put down is in flight no longer", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const ann = await device.page();
  await hall.flow();
  const drag = { type: "dragging", note: CARD, x: 1, y: 1, seat: "bob" };
  device.wire.answer(
    JSON.stringify({ type: "signals", signals: [drag, { type: "here", seat: "bob", tablets: 1 }] }),
  );
  device.wire.down();
  expect(ann.now.fleeting).toMatchObject({ dragging: { bob: { x: 1 } }, here: { bob: 1 } });
  hall.server.happen({ type: "note.moved", board: "scale:link", note: CARD, x: 2, y: 1 });
  device.wire.down();
  expect(ann.now.fleeting.dragging).toEqual({});
  device.wire.answer(JSON.stringify({ type: "signals", signals: [drag] }));
  device.wire.down();
  hall.clock.pass(3_000);
  expect(ann.now.fleeting.dragging).toEqual({});
});

test("what others do is drawn with the next picture, all of it at once; what is done here, at once [G66]", async () => {
  const hall = new Hall();
  const [device, other] = [hall.device("ann"), hall.device("bob")];
  const [ann, bob] = [await device.page(), await other.page()];
  await hall.flow();
  let drawn = 0;
  ann.subscribe(() => {
    drawn += 1;
  });
  device.draws = false;
  for (const place of [100, 200, 300]) bob.do(move(place));
  await hall.flow();
  expect([drawn, x(ann)]).toEqual([0, 300]);
  device.draw();
  expect(drawn).toBe(1);
  ann.do(move(400));
  expect(drawn).toBeGreaterThan(1);
});
