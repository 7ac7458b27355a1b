import { expect, test } from "vitest";
import type { AnyCommand } from "../contract";
import { foldAll, start } from "../projections/state";
import { complete, predict } from "./predict";
import { OPENING } from "./rehearsal/hall";

/** That predictions are what the server decides is held by `tests/test_two_languages.py`, over random histories. */
const STATE = foldAll(start(), OPENING);
const BY = { seq: 6, at: 42, by: "ann", id: "tab:1" };
const full = (command: AnyCommand, me = "ann") => complete(command, STATE, me, () => "made00000000");

test("P3 a command is completed with new ids and one's own board", () => {
  expect(full({ type: "addNote", text: "Tea" })).toEqual({
    ...{ type: "addNote", text: "Tea", note: "made00000000", board: "scale:link" },
  });
  expect(full({ type: "addNote", aspect: "who" }, "cat")).toEqual({
    ...{ type: "addNote", aspect: "who", board: "scale:ppi" },
  });
  expect(full({ type: "comment", on: "n", text: "x" })).toMatchObject({ comment: "made00000000" });
  expect(full({ type: "setDiscussed", aspect: "who", state: "open" })).toMatchObject({ board: "scale:link" });
  expect(full({ type: "reveal" })).toEqual({ type: "reveal", activity: "scale" });
});

test("P3 what was said is not said over", () => {
  const command: AnyCommand = { type: "addNote", text: "Tea", note: "mine00000000", board: "scale:ppi" };
  expect(full(command)).toEqual(command);
  expect(full({ type: "moveNote", note: "n", x: 1, y: 1 })).toEqual({
    type: "moveNote",
    note: "n",
    x: 1,
    y: 1,
  });
});

test("P2 what cannot be foreseen gives null", () => {
  for (const command of [
    { type: "addAspect", title: "New" },
    { type: "markMoment", label: "Now" },
    { type: "moveNote", note: "nobodyknows0", x: 1, y: 1 },
    { type: "removeComment", comment: "nobodyknows0" },
    { type: "pauseTimer" },
    { type: "addNote", text: "nowhere" },
  ] satisfies AnyCommand[]) {
    expect(predict(command, STATE, BY)).toBeNull();
  }
});

test("a facilitator without a board names one", () => {
  expect(full({ type: "addNote", text: "Tea" }, "fay")).not.toHaveProperty("board");
});
