import { expect, test } from "vitest";
import { Recent } from "./recent";

test("what was not used for longest goes first", () => {
  const recent = new Recent<string, number>(2);
  recent.put("a", 1);
  recent.put("b", 2);
  expect(recent.get("a")).toBe(1);
  recent.put("c", 3);
  expect([recent.get("a"), recent.get("b"), recent.get("c")]).toEqual([1, undefined, 3]);
});

test("what is put again takes no more room", () => {
  const recent = new Recent<string, number>(2);
  recent.put("a", 1);
  recent.put("b", 2);
  recent.put("a", 3);
  expect([recent.get("a"), recent.get("b")]).toEqual([3, 2]);
  recent.delete("a");
  expect(recent.get("a")).toBeUndefined();
  recent.clear();
  expect(recent.get("b")).toBeUndefined();
});
