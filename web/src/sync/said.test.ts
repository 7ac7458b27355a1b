import { expect, test } from "vitest";
import { said } from "./said";

test.each([
  ["  Tea  ", "Tea"],
  ["\u2028\u00a0Tea for two\x1e\x85", "Tea for two"],
  ["\ufeffTea", "\ufeffTea"],
  [" \n\t", ""],
  ["", ""],
])("%j is said as %j", (text, words) => {
  expect(said(text)).toBe(words);
});
