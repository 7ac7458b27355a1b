import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AnyEvent, Comparison, State } from "../contract";
import { compare } from "./comparison";
import { foldAll, start } from "./state";

/** The same files that pytest reads: `tests/test_vectors.py`. */
const FOLDER = `${import.meta.dirname}/../../../tests/vectors/`;

interface Vector {
  readonly says: string;
  readonly given: readonly AnyEvent[];
  readonly then: State;
  readonly comparison: Comparison | null;
}

function read(file: string): Vector {
  return JSON.parse(readFileSync(FOLDER + file, "utf8")) as Vector;
}

const vectors = readdirSync(FOLDER).map(read);

test("there are vectors", () => expect(vectors.length).toBeGreaterThan(20));

test.each(vectors)("$says", ({ given, then, comparison }) => {
  const state = foldAll(start(), given);
  expect(state).toStrictEqual(then);
  if (comparison) expect(compare(state, comparison.activity)).toStrictEqual(comparison);
});

test.each(vectors)("one event at a time: $says", ({ given, then }) => {
  expect(given.reduce((state, event) => foldAll(state, [event]), start())).toStrictEqual(then);
});
