import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { AnyEvent, Timeline as Columns } from "../contract";
import { foldAll, start } from "../projections/state";
import { between, type Changes } from "./between";
import { Timeline } from "./timeline";
import { type Traces, traces, Walk } from "./traces";
import { EVERYTHING, type Row } from "./types";

/** The same files that pytest reads: `tests/projections/test_traces.py` and `test_between.py`. */
const FOLDER = `${import.meta.dirname}/../../../tests/vectors_replay/`;

interface Vector {
  readonly says: string;
  readonly given: readonly AnyEvent[];
  readonly timeline: Columns;
  readonly traces: readonly Traces[];
  readonly changes: readonly Changes[];
}

const vectors = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(FOLDER + file, "utf8")) as Vector);

function rowsOf({ timeline, given }: Vector): Row[] {
  const head = given.length;
  const page = { after: 0, upto: head, head, epoch: "e", incidents: [], timeline };
  return [...Timeline.empty().append(page).rows(EVERYTHING)];
}

function stateAt({ given }: Vector, seq: number) {
  return foldAll(start(), given.slice(0, seq));
}

test("there are vectors", () => expect(vectors.length).toBeGreaterThan(4));

describe.each(vectors)("$says", (vector) => {
  test("the traces are those that the server makes", () => {
    const today = stateAt(vector, vector.given.length);
    for (const expected of vector.traces) {
      expect(traces(rowsOf(vector), today, expected.activity)).toStrictEqual(expected);
    }
  });

  test("what changed is what the server says", () => {
    for (const expected of vector.changes) {
      const [before, after] = [stateAt(vector, expected.after), stateAt(vector, expected.upto)];
      expect(between(rowsOf(vector), before, after)).toStrictEqual(expected);
    }
  });
});

test("groups that one may not see have no trace", () => {
  const vector = vectors.find(({ traces: some }) => some[0]?.groups.length === 2);
  if (!vector) throw new Error("There is no vector with two groups.");
  const found = traces(rowsOf(vector), stateAt(vector, vector.given.length), "scale", ["ppi"]);
  expect(found.groups.map(({ group }) => group)).toEqual(["ppi"]);
});

describe("the way along the scale", () => {
  const walked = (...places: readonly (number | null)[]) => {
    const walk = new Walk();
    for (const x of places) walk.put(x);
    return walk;
  };

  test.each([
    { places: [499, 501], crossings: 1 },
    { places: [400, 500], crossings: 0 },
    { places: [400, 500, 450], crossings: 0 },
    { places: [400, 500, 501], crossings: 1 },
    { places: [500, 501, 500, 499], crossings: 1 },
    { places: [400, null, 600], crossings: 1 },
    { places: [500], crossings: 0 },
  ])("$places crosses the middle $crossings times", ({ places, crossings }) => {
    expect(walked(...places).crossings).toBe(crossings);
  });

  test("counts moves and how far, and no putting down in the same place", () => {
    const walk = walked(100, 100, 300, null, 300, 250);
    expect([walk.moves, walk.far, walk.wide, walk.takenOff]).toEqual([2, 250, 1, 1]);
  });
});
