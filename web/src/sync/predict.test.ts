import { describe, expect, test } from "vitest";
import type { AnyCommand } from "../contract";
import { foldAll, start } from "../projections/state";
import { complete, predict } from "./predict";
import { redirected } from "./predictOnBoard";
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

describe("new commands", () => {
  const BOTH = foldAll(STATE, [
    { ...BY, type: "seat.joined", seat: "eve", name: "Eve", background: "ppi" },
    { ...BY, type: "writing.started", activity: "scale" },
  ]);

  test("P3 are completed with ids, charts and the activity that runs", () => {
    expect(full({ type: "addPoint", aspect: "who", side: "pro", text: "Near" })).toMatchObject({
      ...{ point: "made00000000", chart: "scale:link" },
    });
    expect(full({ type: "addBearer", name: "The family" }, "fay")).toEqual({
      ...{ type: "addBearer", name: "The family", bearer: "made00000000" },
    });
    expect(full({ type: "addCompanion", name: "Eve", background: "ppi" })).toMatchObject({
      seat: "made00000000",
    });
    expect(full({ type: "shareWriting" })).toMatchObject({ activity: "scale" });
  });

  test("a companion sits at this tablet at once, with its group, and it writes for them", () => {
    const command = full({ type: "addCompanion", name: " Eve ", background: "ppi" });
    const event = predict(command, STATE, BY);
    const seat = event && foldAll(STATE, [event]).people.seats["s-made00000000"];
    expect(seat).toMatchObject({ name: "Eve", background: "ppi", group: "link", scribe: "ann" });
  });

  test("a new note goes where it belongs now, whatever was known when it was written", () => {
    const note = full({ type: "addNote", text: "Tea" });
    expect(note).toMatchObject({ board: "scale:link" });
    expect(redirected(note, BOTH, "ann")).toMatchObject({ board: "scale:link:ann" });
    const alone = complete({ type: "addNote", text: "Tea" }, BOTH, "ann", () => "made00000000");
    expect(alone).toMatchObject({ board: "scale:link:ann" });
    expect(redirected(alone, STATE, "ann")).toMatchObject({ board: "scale:link" });
    expect(predict(alone, STATE, BY)).toMatchObject({ board: "scale:link" });
  });

  test("but never to a board that is not one's own", () => {
    const theirs: AnyCommand = { type: "addNote", text: "Tea", note: "n", board: "scale:ppi" };
    expect(redirected(theirs, BOTH, "ann")).toBe(theirs);
    expect(redirected(theirs, BOTH, "fay")).toBe(theirs);
  });

  test("an answer is shown under a name of its own until the server has given it one", () => {
    const answer: AnyCommand = { type: "reflect", prompt: "why", text: " Because " };
    const event = predict(answer, STATE, BY);
    expect(event).toMatchObject({ type: "reflection.given", text: "Because", rating: null, group: "link" });
    const after = event ? foldAll(STATE, [event]) : STATE;
    const again = predict({ ...answer, text: "Still" }, after, { ...BY, seq: 7, id: "tab:2" });
    expect(Object.keys((again ? foldAll(after, [again]) : after).reflections.given).length).toBe(1);
  });

  test("what is done for somebody is theirs", () => {
    const theirs = predict({ type: "raiseHand", need: "break" }, BOTH, { ...BY, author: "eve" });
    expect(theirs).toMatchObject({ seat: "eve", by: "ann", author: "eve", need: "break" });
  });

  test("P2 the first start of a mixed activity waits for its tables", () => {
    const activities = { ...STATE.agenda.activities };
    for (const [id, known] of Object.entries(activities)) activities[id] = { ...known, grouping: "mixed" };
    const mixed = { ...STATE, agenda: { ...STATE.agenda, activities } };
    expect(predict({ type: "startActivity", activity: "scale" }, mixed, BY)).toBeNull();
  });
});
