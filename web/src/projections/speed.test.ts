import { expect, test } from "vitest";
import type { AnyEvent } from "../contract";
import { foldAll, start } from "./state";

/** Processor time of 100,000 moves, in milliseconds; other work on the machine does not count. */
function folding(): number {
  const events = Array.from({ length: 100_000 }, (_, n): AnyEvent => {
    const board = `scale:group${n % 4}`;
    const note = `${board}:aspect${(n * 7) % 60}`;
    return {
      type: "note.moved",
      seq: n + 1,
      at: n,
      by: "ann",
      id: `tab:${n}`,
      board,
      note,
      x: n % 1001,
      y: 1,
    };
  });
  const before = process.cpuUsage();
  foldAll(start(), events);
  return process.cpuUsage(before).user / 1000;
}

test("a long afternoon folds within a blink: far more than a million events a second", () => {
  expect(Math.min(folding(), folding(), folding())).toBeLessThan(100);
});
