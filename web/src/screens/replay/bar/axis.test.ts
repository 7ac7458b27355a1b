import { describe, expect, it } from "vitest";
import { axisOf, LONGEST } from "./axis";

const MINUTE = 60_000;
const line = (...minutes: readonly number[]) => {
  const at = minutes.map((minute) => minute * MINUTE);
  return {
    from: at[0] ?? 0,
    until: at.at(-1) ?? 0,
    idle: (minimum: number) =>
      at.slice(1).flatMap((until, place) => {
        const from = at[place] ?? 0;
        return until - from > minimum ? [{ from, until }] : [];
      }),
  };
};

describe("the timeline's bar", () => {
  it("runs evenly through a busy afternoon", () => {
    const axis = axisOf(line(0, 1, 2, 3, 4));
    expect([0, 1, 2, 4].map((minute) => axis.share(minute * MINUTE))).toEqual([0, 0.25, 0.5, 1]);
    expect(axis.time(0.75)).toBe(3 * MINUTE);
    expect(axis.folds).toEqual([]);
  });

  it("draws a long pause short, so that what came a day later does not press the afternoon flat", () => {
    const day = 24 * 60;
    const axis = axisOf(line(0, 1, 2, day, day + 1));
    const whole = 2 * MINUTE + LONGEST + MINUTE;
    expect(axis.share(2 * MINUTE)).toBeCloseTo((2 * MINUTE) / whole);
    expect(axis.folds).toHaveLength(1);
    expect(axis.folds[0]?.until).toBeCloseTo((2 * MINUTE + LONGEST) / whole);
  });

  it("leads from a place to its moment and back", () => {
    const axis = axisOf(line(0, 1, 60, 61, 200));
    for (const share of [0, 0.1, 0.37, 0.5, 0.99, 1]) expect(axis.share(axis.time(share))).toBeCloseTo(share);
  });

  it("has one place for everything where all happened at once, and before anything did", () => {
    expect(axisOf(line(5, 5)).share(5 * MINUTE)).toBe(0);
    expect(axisOf(line()).share(0)).toBe(0);
  });

  it("never leads beyond its ends", () => {
    const axis = axisOf(line(0, 1, 2));
    expect([axis.share(-5), axis.share(99 * MINUTE), axis.time(-1), axis.time(2)]).toEqual([
      0,
      1,
      0,
      2 * MINUTE,
    ]);
  });
});
