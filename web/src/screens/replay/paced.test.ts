import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Replay } from "../../replay/replay";
import type { Shown } from "../../replay/types";
import { boardsWait, paced } from "./paced";

let frames: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (act: () => void) => frames.push(act));
  vi.stubGlobal("cancelAnimationFrame", () => {});
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function draw(): void {
  const due = frames;
  frames = [];
  for (const act of due) act();
}

/** A replay that shows what it is told to. */
function showing() {
  let now = { seq: 0, moving: false, playing: false } as Shown;
  const listeners = new Set<() => void>();
  const replay = {
    shown: () => now,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Replay;
  const show = (change: Partial<Shown>) => {
    now = { ...now, ...change };
    for (const listener of listeners) listener();
  };
  return { replay, show };
}

function told(replay: Replay, wait: (cost: number) => number): number[] {
  const slow = paced(replay, wait);
  const seqs: number[] = [];
  slow.subscribe(() => seqs.push(slow.shown().seq));
  return seqs;
}

test("under a moving thumb nothing is told that must wait, and at rest what is there then", () => {
  const { replay, show } = showing();
  const seqs = told(replay, () => (replay.shown().moving ? Number.POSITIVE_INFINITY : 0));
  for (let seq = 1; seq < 50; seq++) {
    show({ seq, moving: true });
    vi.advanceTimersByTime(120);
    draw();
  }
  expect(seqs).toEqual([]);
  show({ moving: false });
  expect(seqs).toEqual([49]);
});

test("boards that take little follow a moving thumb closely, in its frames; those that take much seldom, and never late", () => {
  const { replay, show } = showing();
  let took = 2;
  const slow = paced(replay, (cost) => boardsWait(replay, cost));
  const seqs: number[] = [];
  slow.subscribe(() => {
    seqs.push(slow.shown().seq);
    vi.setSystemTime(Date.now() + took);
    vi.advanceTimersByTime(took);
  });
  const drag = (from: number, until: number) => {
    for (let seq = from; seq < until; seq++) {
      show({ seq, moving: true });
      draw();
      vi.advanceTimersByTime(16);
    }
  };
  drag(1, 60);
  expect(seqs.length).toBeGreaterThan(12);
  took = 100;
  drag(60, 120);
  const before = seqs.length;
  drag(120, 180);
  expect(seqs.length - before).toBeLessThan(2);
  show({ seq: 200, moving: false });
  expect(seqs.at(-1)).toBe(200);
});
