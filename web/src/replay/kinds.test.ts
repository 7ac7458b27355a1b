import { expect, test } from "vitest";
import { kindOf } from "./kinds";

test("what happens is told apart by what people were doing", () => {
  const types = [
    "note.moved",
    "note.added",
    "comment.added",
    "point.supported",
    "reflection.given",
    "hand.raised",
  ];
  expect(types.map(kindOf)).toEqual(["placing", "writing", "talking", "weighing", "answering", "seating"]);
  expect(["activity.started", "boards.revealed", "timer.set"].map(kindOf)).toEqual([
    "running",
    "running",
    "running",
  ]);
});

test("what a newer program recorded is a part of running the session", () => {
  expect(kindOf("note.sung")).toBe("running");
  expect(kindOf("constructor")).toBe("running");
});
