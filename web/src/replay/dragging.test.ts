import { expect, test } from "vitest";
import { Hand, moves, Shelf, settled } from "./given";
import { Replay } from "./replay";

async function held(count: number, at: number) {
  const [shelf, clock] = [new Shelf(moves(count)), new Hand()];
  const replay = await Replay.open(shelf, at, { clock, chunk: 10 });
  await settled();
  shelf.asked.length = 0;
  replay.hold(true);
  return { replay, shelf, clock };
}

/** So many frames in which the thumb stays where it is. */
async function stay(clock: Hand, frames = 12): Promise<void> {
  for (let frame = 0; frame < frames; frame++) {
    clock.draw();
    await settled();
  }
}

test("while somebody drags nothing is fetched ahead; where the thumb rests what lies near is", async () => {
  const { replay, shelf, clock } = await held(60, 5);
  for (const seq of [7, 8, 9]) {
    replay.seek(seq);
    clock.draw();
  }
  expect(replay.shown()).toMatchObject({ seq: 9, moving: true });
  expect(shelf.asked).toEqual([]);
  await stay(clock);
  expect(replay.shown().moving).toBe(false);
  expect(shelf.asked).toEqual(["events 10-20"]);
});

test("a device that stalls while the thumb races on fetches nothing on the way, and what it comes to rest at", async () => {
  const { replay, shelf, clock } = await held(200, 5);
  shelf.shut();
  for (const seq of [25, 55, 85, 115, 145]) {
    replay.seek(seq);
    clock.draw(500);
  }
  const events = () => shelf.asked.filter((what) => what.startsWith("events"));
  expect(events()).toEqual(["events 20-30"]);
  await stay(clock);
  expect(events()).toEqual(["events 20-30", "events 140-150"]);
  await shelf.answer();
  clock.draw();
  expect(replay.shown()).toMatchObject({
    seq: 145,
    state: { ...shelf.stateAt(145), seq: 145 },
    seeking: false,
  });
});

test("what is shown under a moving thumb is the state right after its seq, whenever somebody looks", async () => {
  const { replay, shelf, clock } = await held(9, 5);
  const shown = [2, 7, 4, 8].map((seq) => {
    replay.seek(seq);
    clock.draw();
    return replay.shown();
  });
  for (const one of shown) expect(one.state).toEqual({ ...shelf.stateAt(one.seq), seq: one.seq });
  expect(shown.map(({ seq }) => seq)).toEqual([2, 7, 4, 8]);
  expect(shown[0]?.state).toBe(shown[0]?.state);
});

test("who lets go is told so at once", async () => {
  const { replay } = await held(9, 5);
  replay.seek(7);
  expect(replay.shown().moving).toBe(true);
  replay.hold(false);
  expect(replay.shown().moving).toBe(false);
});
