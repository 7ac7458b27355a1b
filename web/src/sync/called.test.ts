import { expect, test } from "vitest";
import { called } from "./called";

test.each([
  ["  Ann  ", "Ann"],
  ["Ann\nfacilitator", "Ann facilitator"],
  ["Ann\u2028\u2029\x85x", "Ann x"],
  ["\u202eecilA", "ecilA"],
  ["An\u200bn\ufeff", "Ann"],
  ["A\u0301", "\u00c1"],
  ["\u0646\u0631\u200c\u0647\u0627", "\u0646\u0631\u200c\u0647\u0627"],
  ["\u200dAnn\u200d \u200cB\u200c\u200cC", "Ann BC"],
  [`Z${"\u0317".repeat(40)}`, `Z${"\u0317".repeat(3)}`],
  ["👩\u200d🚀", "👩\u200d🚀"],
  ["O’Brien-Łukasiewicz 2", "O’Brien-Łukasiewicz 2"],
])("%j is called %j", (text, name) => {
  expect(called(text)).toBe(name);
});
