import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AnyEvent, Bands, State } from "../contract";
import { compare, fits } from "./comparison";
import { foldAll, start } from "./state";

/** The history of a vector that pytest reads too; what it amounts to is tested in `vectors.test.ts`. */
function history(name: string): readonly AnyEvent[] {
  const file = `${import.meta.dirname}/../../../tests/vectors/${name}.json`;
  return (JSON.parse(readFileSync(file, "utf8")) as { given: readonly AnyEvent[] }).given;
}

const declare = (state: State, bands: Bands | null): State => ({
  ...state,
  session: { ...state.session, bands },
});
const where = (state: State) => {
  const row = compare(state, "scale").rows[0];
  if (!row) throw new Error("There is no first aspect.");
  return row;
};
const fitting = (state: State) =>
  (["agree", "far", "onlyOne"] as const).filter((only) => fits(where(state), only));

describe("the filters", () => {
  const apart = foldAll(start(), history("called-far"));

  test("follow the declared bands, 350 apart", () => {
    expect(fitting(declare(apart, { near: 150, far: 350 }))).toEqual(["far"]);
    expect(fitting(declare(apart, { near: 150, far: 351 }))).toEqual([]);
    expect(fitting(declare(apart, { near: 351, far: 351 }))).toEqual(["agree"]);
  });

  test("have no words of their own where nothing was declared", () => {
    expect(fitting(declare(apart, null))).toEqual([]);
  });

  test("find what only one group placed", () => {
    const one = history("called-far").filter((event) => !(event.type === "note.moved" && event.x === 450));
    expect(fitting(foldAll(start(), one))).toEqual(["onlyOne"]);
  });
});

describe("people who placed alone", () => {
  const alone = foldAll(start(), history("alone"));
  const lone = (state: State) => where(state).lanes.map((lane) => lane.alone?.lone ?? null);
  const fatima = "scale:ppi:s6ffffffffffff:where";

  test("one far from the others is pointed out, by the declared distance or by 350 of the line", () => {
    expect(lone(alone)).toEqual([null, fatima]);
    expect(lone(declare(alone, null))).toEqual([null, fatima]);
    expect(lone(declare(alone, { near: 0, far: 826 }))).toEqual([null, null]);
  });

  test("agree only where every dot lies near every other", () => {
    expect(fitting(declare(alone, { near: 850, far: 1000 }))).toEqual([]);
    expect(fitting(declare(alone, { near: 851, far: 1000 }))).toEqual(["agree"]);
  });
});

test("an activity that nobody knows compares nothing and breaks nothing", () => {
  const found = compare(foldAll(start(), history("called-far")), "nowhere");
  expect(found.rows.every((row) => row.distance === null)).toBe(true);
});
