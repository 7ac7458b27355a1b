import { expect, it } from "vitest";
import type { Alone } from "../../contract";
import { height, stacked } from "./dots";

const alone = (...places: number[]) =>
  ({ dots: places.map((x, at) => ({ note: `n${at}`, x })), lone: null }) as unknown as Alone;
const levels = (...places: number[]) => stacked(alone(...places)).map(({ level }) => level);

it("stacks dots that would hide each other, and lets the others lie on the line", () => {
  expect(levels(500, 500, 500)).toEqual([0, 1, 2]);
  expect(levels(100, 200, 300)).toEqual([0, 0, 0]);
  expect(levels(100, 110, 128, 140)).toEqual([0, 1, 0, 1]);
});

it("never moves a dot along the scale", () => {
  expect(stacked(alone(0, 1, 2, 1000)).map(({ x }) => x)).toEqual([0, 1, 2, 1000]);
});

it("knows how tall the pile is, of none as well", () => {
  expect(height(stacked(alone(500, 500)))).toBe(2);
  expect(height([])).toBe(0);
});
