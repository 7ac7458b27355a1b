import { expect, test } from "vitest";
import { again, allowed, FRESH, recorded, spent, wait } from "./pace";

test("25 leave in the first second, but never more than 20 without an answer", () => {
  expect(allowed(FRESH, 0, 0)).toBe(20);
  expect(allowed(FRESH, 0, 18)).toBe(2);
  expect(allowed(FRESH, 0, 25)).toBe(0);
  const after = spent(FRESH, 0, 20);
  expect(allowed(after, 0, 0)).toBe(5);
});

test("on average 25 leave in a second, whatever came before", () => {
  let [pace, left] = [FRESH, 0];
  for (let now = 0; now < 60_000; now += 10) {
    const count = allowed(pace, now, 0);
    pace = spent(pace, now, count);
    left += count;
  }
  expect(left).toBeLessThanOrEqual(25 + 60 * 25);
  expect(left).toBeGreaterThan(59 * 25);
});

test("it says when the next may leave", () => {
  const empty = spent(spent(FRESH, 0, 20), 0, 5);
  expect(wait(empty, 0)).toBe(40);
  expect(allowed(empty, 40, 0)).toBe(1);
  expect(wait(FRESH, 0)).toBe(0);
});

test("after again nothing leaves for a while, longer each time, until something was recorded", () => {
  const first = again(FRESH, 0, 1);
  expect([allowed(first, 249, 0), allowed(first, 250, 0), wait(first, 0)]).toEqual([0, 20, 250]);
  expect(again(first, 100, 1)).toBe(first);
  const second = again(first, 250, 1);
  expect(wait(second, 250)).toBe(500);
  expect(wait(again(recorded(second), 750, 1), 750)).toBe(250);
  let long = FRESH;
  for (let now = 0; now < 100_000; now += 10_000) long = again(long, now, 1);
  expect(wait(long, 90_000)).toBe(5_000);
});
