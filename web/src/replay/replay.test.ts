import { expect, test } from "vitest";
import { Problem } from "../api";
import { Hand, happened, moves, Shelf, settled } from "./given";
import { Replay } from "./replay";
import { EVERYTHING } from "./types";

const CHUNK = 10;

async function opened(shelf: Shelf, at?: number) {
  const clock = new Hand();
  const replay = await Replay.open(shelf, at, { clock, chunk: CHUNK });
  await settled();
  shelf.asked.length = 0;
  return { replay, clock, shelf };
}

/** Where the one note of `moves` lies. */
function x(replay: Replay): number | null | undefined {
  return Object.values(replay.shown().state.boards.notes)[0]?.x;
}

test("it opens at the end with what is known of today, and no event is fetched for that", async () => {
  const shelf = new Shelf(moves(35));
  const replay = await Replay.open(shelf, undefined, { clock: new Hand(), chunk: CHUNK });
  expect(replay.shown()).toMatchObject({
    seq: 35,
    wanted: 35,
    row: 34,
    at: 35_000,
    playing: false,
    loaded: 1,
  });
  expect(replay.shown().state).toBe(replay.shown().today);
  expect(shelf.asked).toEqual(["today", "timeline 0", "state 0"]);
});

test("a stable link shows the state right after that event, fetched from the checkpoint before it", async () => {
  const shelf = new Shelf(moves(35));
  const replay = await Replay.open(shelf, 25, { clock: new Hand(), chunk: CHUNK });
  expect(replay.shown()).toMatchObject({ seq: 25, row: 24, state: { ...shelf.stateAt(25), seq: 25 } });
  expect(shelf.asked).toEqual(["state 20", "events 20-30", "today", "timeline 0", "state 0"]);
});

test("a link beyond the end shows the end, one before the beginning the beginning", async () => {
  expect((await opened(new Shelf(moves(5)), 99)).replay.shown().seq).toBe(5);
  expect((await opened(new Shelf(moves(5)), -3)).replay.shown().seq).toBe(0);
  expect((await opened(new Shelf(moves(5)), Number.NaN)).replay.shown().seq).toBe(5);
});

test("opening fails with the source's own problem", async () => {
  const shelf = new Shelf(moves(5));
  shelf.problem = new Problem("replay-closed", 403);
  await expect(Replay.open(shelf, 3)).rejects.toMatchObject({ code: "replay-closed" });
});

test("what is loaded is shown at once, and only the last of what is asked for within a frame is shown in the next", async () => {
  const { replay, clock } = await opened(new Shelf(moves(9)), 5);
  const seen: number[] = [];
  replay.subscribe(() => seen.push(replay.shown().seq));
  replay.seek(3);
  expect(x(replay)).toBe(2);
  for (const seq of [4, 6, 7, 8]) replay.seek(seq);
  expect(replay.shown()).toMatchObject({ seq: 3, wanted: 8 });
  clock.draw();
  expect(replay.shown()).toMatchObject({ seq: 8, wanted: 8, seeking: false });
  expect(new Set(seen)).toEqual(new Set([5, 3, 8]));
});

test("what must be fetched is shown when it has come; until then the state before stays", async () => {
  const { replay, shelf } = await opened(new Shelf(moves(35)), 5);
  shelf.shut();
  replay.seek(25);
  expect(replay.shown()).toMatchObject({ seq: 5, wanted: 25, seeking: true, row: 4, at: 25_000 });
  await shelf.answer();
  expect(replay.shown()).toMatchObject({ seq: 25, wanted: 25, seeking: false, at: 25_000 });
  expect(x(replay)).toBe(24);
});

test("a thumb that races over many chunks fetches the first and the one where it rests; late answers are not shown", async () => {
  const { replay, shelf, clock } = await opened(new Shelf(moves(200)), 5);
  shelf.shut();
  for (let seq = 25; seq <= 155; seq += 10) {
    replay.seek(seq);
    clock.draw();
  }
  expect(shelf.asked.filter((what) => what.startsWith("events"))).toEqual(["events 20-30"]);
  clock.draw(100);
  expect(shelf.asked.filter((what) => what.startsWith("events"))).toEqual(["events 20-30", "events 150-160"]);
  await shelf.answer();
  clock.draw();
  expect(replay.shown()).toMatchObject({ seq: 155, seeking: false });
});

test("a thumb that keeps moving within a chunk need not rest for it to be fetched", async () => {
  const { replay, shelf, clock } = await opened(new Shelf(moves(200)), 5);
  shelf.shut();
  replay.seek(25);
  for (let frame = 0; frame < 10; frame++) {
    replay.seek(111 + (frame % 9));
    clock.draw();
  }
  expect(shelf.asked).toContain("events 110-120");
  await shelf.answer();
  clock.draw();
  expect(replay.shown()).toMatchObject({ seq: replay.shown().wanted, seeking: false });
});

test("who comes back to what is loaded is not taken away by what comes late", async () => {
  const { replay, shelf, clock } = await opened(new Shelf(moves(200)), 5);
  shelf.shut();
  replay.seek(100);
  replay.seek(6);
  clock.draw();
  expect(replay.shown()).toMatchObject({ seq: 6, seeking: false });
  await shelf.answer();
  clock.draw();
  expect(replay.shown().seq).toBe(6);
});

test("a source that cannot be reached is said so, and asked again when somebody says so", async () => {
  const { replay, shelf, clock } = await opened(new Shelf(moves(35)), 5);
  shelf.problem = new Problem("offline", 0);
  replay.seek(25);
  await settled();
  expect(replay.shown()).toMatchObject({
    seq: 5,
    wanted: 25,
    seeking: false,
    failed: true,
    problem: "offline",
  });
  shelf.problem = null;
  replay.retry();
  clock.draw(100);
  await settled();
  clock.draw();
  expect(replay.shown()).toMatchObject({ seq: 25, failed: false, problem: "" });
});

test("the timeline comes in page by page, and goes on where it failed", async () => {
  const shelf = new Shelf(moves(35));
  shelf.rows = 10;
  const replay = await Replay.open(shelf, 5, { clock: new Hand(), chunk: CHUNK });
  expect(replay.shown().loaded).toBeCloseTo(10 / 35);
  shelf.problem = new Problem("offline", 0);
  await settled();
  expect(replay.shown()).toMatchObject({ failed: true, loaded: expect.closeTo(20 / 35) });
  replay.seek(7);
  expect(replay.shown()).toMatchObject({ seq: 7, failed: true });
  shelf.problem = null;
  replay.retry();
  await settled();
  expect(replay.shown()).toMatchObject({ failed: false, loaded: 1 });
  expect(replay.timeline.length).toBe(35);
});

test("one steps by what passes the filter, from where one was going to be", async () => {
  const moved = { type: "note.moved", board: "scale:lw", note: "scale:lw:pace", x: 1, y: 1 } as const;
  const said = {
    type: "comment.added",
    board: "scale:lw",
    comment: "c",
    on: "scale:lw:pace",
    text: "why?",
  } as const;
  const { replay, clock } = await opened(new Shelf(happened(moved, said, moved, moved, said, moved)), 1);
  replay.setFilter({ ...EVERYTHING, kinds: ["talking"] });
  const steps = [1, 1, 1, -1, -1].map((by) => {
    replay.step(by as 1 | -1);
    return replay.shown().wanted;
  });
  expect(steps).toEqual([2, 5, 5, 2, 2]);
  clock.draw();
  expect(replay.shown().seq).toBe(2);
});

test("one seeks by time, and its clock stands where one pointed", async () => {
  const { replay, clock } = await opened(new Shelf(moves(9)), 5);
  replay.seekTime(3500);
  expect(replay.shown()).toMatchObject({ seq: 3, at: 3500, row: 2 });
  clock.draw();
  replay.seekTime(99_999_999);
  expect(replay.shown()).toMatchObject({ seq: 9, at: 9000 });
});

test("it plays as fast as it is told, and stops at the end", async () => {
  const { replay, clock } = await opened(new Shelf(moves(9)), 1);
  replay.setSpeed(16);
  replay.play();
  clock.draw(100);
  expect(replay.shown()).toMatchObject({ seq: 2, at: 2600, playing: true });
  clock.draw(100);
  expect(replay.shown()).toMatchObject({ seq: 4, at: 4200 });
  for (let frame = 0; frame < 10; frame++) clock.draw(100);
  expect(replay.shown()).toMatchObject({ seq: 9, playing: false });
});

test("who plays at the end begins anew; who pauses stays there", async () => {
  const { replay, clock } = await opened(new Shelf(moves(9)));
  replay.play();
  await settled();
  clock.draw(100);
  expect(replay.shown()).toMatchObject({ seq: 1, playing: true });
  replay.pause();
  const before = replay.shown();
  for (let frame = 0; frame < 5; frame++) clock.draw(200);
  expect(replay.shown()).toBe(before);
});

test("while it plays its clock waits for what is on its way, and what follows is fetched ahead", async () => {
  const { replay, clock, shelf } = await opened(new Shelf(moves(60)), 5);
  shelf.shut();
  replay.setSpeed(32);
  replay.play();
  expect(shelf.asked).toEqual(["events 10-20"]);
  for (let frame = 0; frame < 20; frame++) clock.draw(100);
  expect(replay.shown()).toMatchObject({ seeking: true, playing: true });
  expect(replay.shown().seq).toBeLessThanOrEqual(10);
  const waits = replay.shown().at;
  await shelf.answer();
  clock.draw(0);
  expect(replay.shown()).toMatchObject({ seeking: false, playing: true });
  expect(replay.shown().at).toBeLessThanOrEqual(waits + 32 * 100);
});

test("playing stops where the source cannot be reached, and says so", async () => {
  const { replay, clock, shelf } = await opened(new Shelf(moves(60)), 5);
  shelf.problem = new Problem("offline", 0);
  replay.setSpeed(32);
  replay.play();
  for (let frame = 0; frame < 20; frame++) {
    clock.draw(100);
    await settled();
  }
  expect(replay.shown()).toMatchObject({ playing: false, failed: true, seeking: false });
  expect(replay.shown().seq).toBeLessThanOrEqual(10);
  shelf.problem = null;
  replay.retry();
  clock.draw(100);
  await settled();
  clock.draw(100);
  expect(replay.shown()).toMatchObject({ failed: false, seq: replay.shown().wanted });
});

test("a page that nobody looked at goes on from where it was", async () => {
  const { replay, clock } = await opened(new Shelf(moves(9)), 1);
  replay.play();
  clock.draw(3_600_000);
  expect(replay.shown()).toMatchObject({ seq: 1, at: 1250, playing: true });
});

test("never more than one state is made for a frame, however it is driven", async () => {
  const { replay, clock } = await opened(new Shelf(moves(9)), 1);
  replay.setSpeed(64);
  replay.play();
  for (let frame = 0; frame < 20; frame++) {
    const states = new Set([replay.shown().state]);
    const stop = replay.subscribe(() => states.add(replay.shown().state));
    replay.seek((frame % 8) + 1);
    replay.seek((frame % 5) + 1);
    clock.draw(40);
    stop();
    expect(states.size).toBeLessThanOrEqual(3);
  }
});

test("two instants side by side: a state without moving", async () => {
  const { replay, shelf } = await opened(new Shelf(moves(35)), 5);
  expect(await replay.stateAt(25)).toEqual({ ...shelf.stateAt(25), seq: 25 });
  expect(await replay.stateAt(35)).toEqual(shelf.stateAt(35));
  expect(replay.shown().seq).toBe(5);
});

test("events of any range are gathered from the chunks", async () => {
  const { replay } = await opened(new Shelf(moves(35)), 5);
  const seqs = (await replay.events(7, 33)).map(({ seq }) => seq);
  expect(seqs).toEqual(Array.from({ length: 26 }, (_, n) => n + 8));
  expect(await replay.events(35, 99)).toEqual([]);
});

test("what has happened since is taken in, and what is shown stays", async () => {
  const { replay, shelf, clock } = await opened(new Shelf(moves(25)), 24);
  shelf.events_ = moves(38);
  await replay.refresh();
  expect(replay.about.upto).toBe(38);
  expect(replay.timeline.length).toBe(38);
  expect(replay.shown()).toMatchObject({ seq: 24, today: { seq: 38 }, loaded: 1 });
  replay.seek(29);
  await settled();
  clock.draw();
  expect(x(replay)).toBe(28);
});

test("two who take in what has happened at the same time do it one after the other", async () => {
  const { replay, shelf } = await opened(new Shelf(moves(25)), 24);
  shelf.events_ = moves(38);
  await Promise.all([replay.refresh(), replay.refresh()]);
  expect(replay.timeline.length).toBe(38);
});

test("words that were taken out meanwhile are not shown from memory", async () => {
  const said = { type: "note.added", board: "scale:lw", note: "n", aspect: null, x: 1, y: 1 } as const;
  const { replay, shelf } = await opened(new Shelf(happened({ ...said, text: "my name" })), 1);
  shelf.events_ = happened({ ...said, text: "", erased: true });
  shelf.erasures = 1;
  await replay.refresh();
  expect(replay.shown().state.boards.notes.n?.text).toBe("");
  expect((await replay.events(0, 1))[0]).toMatchObject({ text: "", erased: true });
});

test("who does not see everything sees all of it anew once something has happened, for it may be seen otherwise", async () => {
  const { replay, shelf } = await opened(new Shelf(moves(5), {}, "participant"), 3);
  shelf.events_ = [...moves(5, "scale:ppi"), ...moves(6).slice(5)];
  await replay.refresh();
  expect(Object.keys(replay.shown().state.boards.notes)).toEqual(["scale:ppi:pace"]);
  expect(replay.shown()).toMatchObject({ seq: 3, loaded: 1 });
  expect(replay.timeline.length).toBe(6);
});

test("a log that is another one than before is loaded anew", async () => {
  const { replay, shelf } = await opened(new Shelf(moves(25)), 24);
  [shelf.events_, shelf.epoch, shelf.about] = [moves(12), "two", { ...shelf.about, upto: 12 }];
  await replay.refresh();
  expect(replay.shown()).toMatchObject({ seq: 12, wanted: 12 });
  expect(replay.timeline.length).toBe(12);
  expect(replay.about.upto).toBe(12);
});

test("a log that lost its end while nobody looked is loaded anew", async () => {
  const { replay, shelf } = await opened(new Shelf(moves(25)), 24);
  [shelf.events_, shelf.about] = [moves(12), { ...shelf.about, upto: 12 }];
  await replay.refresh();
  expect(replay.shown()).toMatchObject({ seq: 12, wanted: 12, row: 11, loaded: 1 });
  expect(replay.about.upto).toBe(12);
});

test("a log that was written anew while its timeline came in is noticed the next time one asks", async () => {
  const shelf = new Shelf(moves(25));
  shelf.rows = 10;
  const replay = await Replay.open(shelf, 24, { clock: new Hand(), chunk: CHUNK });
  shelf.epoch = "two";
  await settled();
  shelf.asked.length = 0;
  await replay.refresh();
  expect(shelf.asked).toContain("timeline 0");
  expect(replay.timeline.epoch).toBe("two");
  await replay.refresh();
  expect(shelf.asked.filter((what) => what === "timeline 0")).toHaveLength(1);
});

test("a closed replay does nothing any more", async () => {
  const { replay, clock, shelf } = await opened(new Shelf(moves(35)), 5);
  let told = 0;
  replay.subscribe(() => {
    told += 1;
  });
  replay.play();
  replay.seek(30);
  const before = told;
  replay.close();
  await shelf.answer();
  for (let frame = 0; frame < 5; frame++) clock.draw(200);
  expect(told).toBe(before);
});
