import { expect, test } from "vitest";
import { happened, page } from "./given";
import { advance, IDLE, SKIPPED } from "./player";
import { Timeline } from "./timeline";

const times = [0, 1000, 2000, 2000 + IDLE, 3000 + 2 * IDLE, 4000 + 2 * IDLE];
const events = happened(...times.map((at) => ({ type: "session.closed", at: at + 1 }) as const));
const timeline = Timeline.empty().append(page(events, 0, 6, 6));

/** Where the clock has come to after so many frames of 100 ms. */
function after(frames: number, speed: 1 | 16 | 64, skipsIdle: boolean, row = 0) {
  let place = { at: timeline.timeAt(row), row };
  for (let frame = 0; frame < frames; frame++) place = advance(timeline, place, 100, speed, skipsIdle);
  return { at: Math.round(place.at), row: place.row };
}

test("it goes on at its speed", () => {
  expect(after(9, 1, false)).toEqual({ at: 901, row: 0 });
  expect(after(15, 1, false)).toEqual({ at: 1501, row: 1 });
  expect(after(1, 16, false)).toEqual({ at: 1601, row: 1 });
});

test("idle time takes a second where it is skipped, however long it is", () => {
  const [before, behind] = [3, 4];
  expect(after(SKIPPED / 100 - 1, 1, true, before).row).toBe(before);
  expect(after(SKIPPED / 100 + 1, 1, true, before)).toEqual({
    at: timeline.timeAt(behind) + 100,
    row: behind,
  });
  expect(after(SKIPPED / 100 + 1, 1, false, before).row).toBe(before);
});

test("what is not longer than idle time begins with is not skipped", () => {
  expect(after(10, 1, true, 2)).toEqual({ at: timeline.timeAt(2) + 1000, row: 2 });
});

test("idle time is never slower for being skipped", () => {
  expect(after(2, 64, true, 3)).toEqual(after(2, 64, false, 3));
});

test("several rows are passed in one frame, and the last one is the end", () => {
  expect(after(2, 16, false)).toEqual({ at: 3201, row: 2 });
  expect(after(99, 64, true)).toEqual({ at: timeline.until, row: 5 });
});

test("a frame that was long in coming counts for a quarter of a second; time never goes back", () => {
  expect(advance(timeline, { at: 1, row: 0 }, 60_000, 1, false)).toEqual({ at: 251, row: 0 });
  expect(advance(timeline, { at: 1, row: 0 }, -60_000, 1, false)).toEqual({ at: 1, row: 0 });
});

test("before the first event it waits for nothing", () => {
  expect(advance(timeline, { at: 1, row: -1 }, 10, 1, true)).toEqual({ at: 11, row: 0 });
});
