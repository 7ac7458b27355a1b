import { describe, expect, test } from "vitest";
import type { AnyCommand, AnyEvent, Note } from "../contract";
import { running } from "../projections/agenda";
import { foldAll, start } from "../projections/state";
import { complete, predict } from "./predict";
import { OPENING } from "./rehearsal/hall";
import { did, didNot, inverse, NO_HISTORY, putBack, redo, undo } from "./undo";

const CARD = "scale:link:where";
const PLAIN = foldAll(start(), OPENING);
const move: AnyCommand = { type: "moveNote", note: CARD, x: 700, y: 10 };

/** The state after these commands of Ann's. */
function after(...commands: AnyCommand[]) {
  return commands.reduce((state, command, n) => {
    const full = complete(command, state, "ann", () => `made${n}`);
    const event = predict(full, state, { seq: state.seq + 1, at: 0, by: "ann", id: `tab:${n}` });
    return event ? foldAll(state, [event as AnyEvent]) : state;
  }, PLAIN);
}

const note: AnyCommand = {
  type: "addNote",
  note: "note00000000",
  text: "Tea",
  board: "scale:link",
  x: 5,
  y: 6,
};
const reason: AnyCommand = { type: "explainNote", note: CARD, text: "By law" };
const apart: AnyCommand = {
  type: "setDiscussed",
  aspect: "where",
  state: "cantAgree",
  low: 5,
  high: 900,
  board: "scale:link",
};
const undecided: AnyCommand = {
  type: "setDiscussed",
  aspect: "where",
  state: "undecided",
  board: "scale:link",
};

describe("the way back", () => {
  test.each<[string, AnyCommand[], AnyCommand]>([
    ["a first move", [], move],
    ["a move", [{ ...move, x: 3 }], move],
    ["a move of a marked card", [undecided], move],
    ["taking off the scale", [move], { type: "unplaceNote", note: CARD }],
    ["a mark on a placed card", [move], undecided],
    ["a mark on a card in the tray", [], undecided],
    ["another mark", [undecided], { ...undecided, state: "notDiscussed" }],
    ["taking a mark back", [undecided], { ...undecided, state: "open" }],
    ["a range", [move, { ...apart, low: 1 }], apart],
    ["a move of a card that they could not agree on", [apart], move],
    ["a range taken back", [apart], { ...apart, state: "open" }],
    ["what it depends on", [{ ...undecided, state: "depends", text: "the day" }], move],
    ["a reason", [{ type: "explainNote", note: CARD, text: "Buses" }], reason],
    ["a first reason", [], reason],
    ["adding a note", [], note],
    ["removing a note", [note], { type: "removeNote", note: "note00000000" }],
    [
      "putting it back",
      [note, { type: "removeNote", note: "note00000000" }],
      { type: "restoreNote", note: "note00000000" },
    ],
    ["rewording a note", [note], { type: "rewordNote", note: "note00000000", text: "Coffee" }],
    ["moving a note of one's own", [note], { type: "moveNote", note: "note00000000", x: 1, y: 1 }],
  ])("of %s leads back to how it looked", (_, earlier, command) => {
    const before = after(...earlier);
    const back = inverse(command, before, "ann");
    expect(back).not.toBeNull();
    expect(looks(after(...earlier, command, back as AnyCommand))).toEqual(looks(before));
  });

  test("of the first words of a card is its aspect's title", () => {
    expect(inverse({ type: "rewordNote", note: CARD, text: "Here" }, PLAIN, "ann")).toMatchObject({
      text: "Title of where",
    });
  });

  test("of a comment takes it back; what a facilitator does is not undone this way", () => {
    expect(inverse({ type: "comment", on: CARD, text: "x", comment: "c" }, PLAIN, "ann")).toMatchObject({
      comment: "c",
    });
    expect(inverse({ type: "startActivity", activity: "scale" }, PLAIN, "ann")).toBeNull();
    expect(inverse({ type: "raiseHand" }, PLAIN, "ann")).toBeNull();
  });
});

describe("the inverse on a chart", () => {
  const point: AnyCommand = { type: "addPoint", aspect: "who", side: "pro", text: "Near", point: "p1" };
  const other: AnyCommand = { ...point, point: "p2", text: "Close" };
  const joined: AnyCommand = { type: "joinPoints", point: "p2", into: "p1" };

  test.each<[string, AnyCommand[], AnyCommand]>([
    ["adding a point", [], point],
    ["removing it", [point], { type: "removePoint", point: "p1" }],
    ["words", [point], { type: "rewordPoint", point: "p1", text: "Far", bearers: ["patient"] }],
    ["the other side", [point], { type: "movePoint", point: "p1", side: "con" }],
    ["another aspect", [point], { type: "movePoint", point: "p1", aspect: "where" }],
    ["support", [point], { type: "supportPoint", point: "p1" }],
    [
      "support taken back",
      [point, { type: "supportPoint", point: "p1" }],
      { type: "unsupportPoint", point: "p1" },
    ],
    ["joining", [point, other], joined],
    ["parting", [point, other, joined], { type: "partPoint", point: "p2" }],
  ])("of %s leads back to how it looked", (_, earlier, command) => {
    const before = after(...earlier);
    const back = inverse(command, before, "ann");
    expect(stands(after(...earlier, command, back as AnyCommand))).toEqual(stands(before));
  });

  test("a point that was taken back comes out of the bin", () => {
    const [, undone = NO_HISTORY] = undo(did(NO_HISTORY, "k1", point, PLAIN, "ann"), "k2") ?? [];
    expect(redo(undone, "k3")?.[0].back).toEqual({ type: "restorePoint", point: "p1" });
  });
});

/** Every point that is not in the bin, as it is read. */
function stands({ charts }: typeof PLAIN) {
  const here = Object.values(charts.points).filter(({ removed }) => !removed);
  return here.map(({ id, text, bearers, side, aspect, supporters, into }) => {
    return { id, text, bearers, side, aspect, supporters, into };
  });
}

describe("the inverse of an answer", () => {
  const activity = running(PLAIN.agenda)?.id ?? "";
  const answer: AnyCommand = {
    type: "reflect",
    activity,
    prompt: "why",
    text: "Yes",
    rating: 2,
    named: true,
  };

  test("is the one before, or none", () => {
    expect(inverse(answer, PLAIN, "ann")).toEqual({ type: "reflect", activity, prompt: "why" });
    expect(inverse({ ...answer, text: "No" }, after(answer), "ann")).toEqual(answer);
  });

  test("is not made for a sheet of paper", () => {
    expect(inverse(answer, PLAIN, "fay")).toBeNull();
  });
});

test("a match is taken back to the one before it", () => {
  const match: AnyCommand = { type: "matchNote", note: "note00000000", to: "b" };
  expect(inverse(match, after(note), "fay")).toEqual({ type: "unmatchNote", note: "note00000000" });
  const before = after(note, { ...match, to: "a" });
  expect(inverse(match, before, "fay")).toEqual({ ...match, to: "a" });
  expect(inverse({ type: "unmatchNote", note: "note00000000" }, before, "fay")).toEqual({
    ...match,
    to: "a",
  });
});

test("any note can be put back to where it was before, by anybody, and forth again", () => {
  const places = (state: typeof PLAIN) => [state.boards.notes[CARD]?.x, state.boards.notes[CARD]?.y];
  const back = (state: typeof PLAIN) => putBack(state.boards.notes[CARD] as Note) as AnyCommand;
  const first = after(move);
  expect(back(first)).toEqual({ type: "unplaceNote", note: CARD });
  const second = after(move, { ...move, x: 3 });
  expect(places(after(move, { ...move, x: 3 }, back(second)))).toEqual([700, 10]);
  expect(putBack({ ...(first.boards.notes[CARD] as Note), was: null })).toBeNull();
});

/** Where every note is and what is said of it, without who and when; a bare card in the tray is like an untouched one. */
function looks(state: typeof PLAIN) {
  const notes = Object.values(state.boards.notes).filter(
    ({ x, text, reason, removed }) => x !== null || ((text || reason) && !removed),
  );
  return {
    ...{ marks: state.boards.marks, spans: state.boards.spans, depends: state.boards.depends },
    notes: notes.filter((n) => !n.removed).map(({ id, x, y, text, reason }) => ({ id, x, y, text, reason })),
  };
}

describe("turns", () => {
  test("undo names the command that it takes back, redo the undo, and so on", () => {
    const first = did(NO_HISTORY, "k1", move, PLAIN, "ann");
    const [back, undone] = undo(first, "k2") ?? [];
    expect(back).toMatchObject({ key: "k1", back: { type: "unplaceNote" } });
    const [forth, redone] = (undone && redo(undone, "k3")) ?? [];
    expect(forth).toMatchObject({ key: "k2", back: move });
    expect(redone && undo(redone, "k4")?.[0]).toMatchObject({ key: "k3", back: { type: "unplaceNote" } });
  });

  test("something new forgets what could be redone (U2)", () => {
    const [, undone = NO_HISTORY] = undo(did(NO_HISTORY, "k1", move, PLAIN, "ann"), "k2") ?? [];
    expect(undone.future.length).toBe(1);
    expect(did(undone, "k3", move, PLAIN, "ann").future).toEqual([]);
  });

  test("what was refused cannot be undone (U3)", () => {
    expect(undo(didNot(did(NO_HISTORY, "k1", move, PLAIN, "ann"), "k1"), "k2")).toBeNull();
    expect(redo(NO_HISTORY, "k")).toBeNull();
  });

  test("an added note comes back by being restored; a comment does not come a second time", () => {
    const [, undone = NO_HISTORY] = undo(did(NO_HISTORY, "k1", note, PLAIN, "ann"), "k2") ?? [];
    expect(redo(undone, "k3")?.[0].back).toEqual({ type: "restoreNote", note: "note00000000" });
    const said = did(NO_HISTORY, "k1", { type: "comment", on: CARD, text: "x", comment: "c" }, PLAIN, "ann");
    expect(undo(said, "k2")?.[1].future).toEqual([]);
  });

  test("what was done for somebody is taken back in their name, and done again in it", () => {
    const [back, undone] = undo(did(NO_HISTORY, "k1", move, PLAIN, "eve", { author: "eve" }), "k2") ?? [];
    expect(back).toMatchObject({ author: "eve", back: { type: "unplaceNote" } });
    expect(undone && redo(undone, "k3")?.[0]).toMatchObject({ author: "eve", back: move });
  });

  test("only the last two hundred are remembered", () => {
    let history = NO_HISTORY;
    for (let n = 0; n < 300; n++) history = did(history, `k${n}`, move, PLAIN, "ann");
    expect(history.past.length).toBe(200);
  });
});
