import { describe, expect, test } from "vitest";
import type { AnyEvent, State } from "../../../contract";
import { foldAll } from "../../../projections/state";
import type { Happening } from "../../fixture";
import { answer, BEFORE, card, happened, note, said } from "./fixture";

describe("who did it", () => {
  const move: Happening = { type: "note.moved", ...card, x: 900, y: 1 };
  const begins = (envelope: Partial<AnyEvent>) => said(move, envelope).replace(/ moved .*/, "");

  test("is somebody where nobody is named", () => {
    expect(begins({ by: "" })).toBe("Link workers: Somebody");
  });

  test("is the group where people are counted by group", () => {
    expect(begins({ by: "lw" })).toBe("Link workers");
  });

  test("is who it is for, with who wrote it", () => {
    expect(begins({ author: "joan", by: "sam" })).toBe("Link workers: Joan (written by Sam)");
  });

  test("says that it was copied from paper", () => {
    expect(begins({ author: "joan", by: "f-1", paper: true })).toBe("Link workers: Joan (from paper)");
  });

  test("is a facilitator by name, or as one who has none", () => {
    expect([begins({ by: "f-2" }), begins({ by: "f-1" })]).toEqual([
      "Link workers: Ruth",
      "Link workers: The facilitator",
    ]);
  });

  test("is a removed person only where no name is known", () => {
    const gone = foldAll(BEFORE, [happened({ type: "seat.removed", seat: "joan" })]);
    expect(said(move, {}, gone)).toMatch(/^Link workers: Joan moved/);
    expect(begins({ by: "never-seen" })).toBe("Link workers: A removed person");
  });
});

describe("words", () => {
  test("are those of that instant, whatever they became", () => {
    const today = foldAll(BEFORE, [happened({ type: "note.reworded", ...note, text: "Other words" })]);
    const moved = said({ type: "note.moved", ...note, x: 500, y: 1 }, {}, BEFORE, today);
    expect(moved).toContain("“Our own”");
  });

  test("that were removed for good are said to be gone", () => {
    const erasing = { type: "note.added", ...note, aspect: null, text: "", x: null, y: null } as const;
    const gone = foldAll(BEFORE, [happened(erasing, { erased: true })]);
    const moved = said({ type: "note.moved", ...note, x: 500, y: 1 }, {}, gone);
    expect(moved).toBe("Link workers: Joan put [these words were removed] on the scale, in the middle.");
    expect(said(erasing, { erased: true }, gone)).toContain("[these words were removed]");
    const answered = said({ type: "reflection.given", ...answer, text: "", rating: null }, { erased: true });
    expect(answered).toBe("Joan answered “why”: [these words were removed].");
  });

  test("that are hidden are said to be hidden", () => {
    const hidden = foldAll(BEFORE, [happened({ type: "words.hidden", on: "c2", hidden: true })]);
    const remark: Happening = { type: "comment.added", board: "scale:lw", comment: "c2", on: "n1", text: "" };
    expect(said(remark, {}, hidden)).toContain("[words hidden by a facilitator]");
  });
});

test("whoever works alone is not named by the board", () => {
  const alone: Happening = { type: "note.moved", board: "scale:lw:x7", note: "scale:lw:x7:a1", x: 500, y: 1 };
  expect(said(alone, { by: "" })).toBe(
    "Link workers, each alone: Somebody put “Aspect a1” on the scale, in the middle.",
  );
});

test("what somebody unnamed does alone is told once everybody may see it", () => {
  const alone: Happening = { type: "note.moved", board: "scale:lw:x7", note: "scale:lw:x7:a1", x: 500, y: 1 };
  const scale = BEFORE.agenda.activities.scale;
  if (!scale) throw new Error("the session has a scale");
  const today = (revealed: boolean): State => {
    const activities = {
      ...BEFORE.agenda.activities,
      scale: { ...scale, mode: "individual", revealed } as const,
    };
    return { ...BEFORE, agenda: { ...BEFORE.agenda, activities } };
  };
  expect(said(alone, { by: "" }, BEFORE, today(false))).toBe(
    "Link workers, each alone: Somebody changed something. It is not shown before the reveal.",
  );
  expect(said(alone, { by: "joan" }, BEFORE, today(false))).toMatch(/in the middle/);
  expect(said(alone, { by: "" }, BEFORE, today(true))).toMatch(/in the middle/);
});

test("what everybody does as one group has no group before it", () => {
  const together: Happening = { type: "note.removed", board: "compare:everyone", note: "n1" };
  expect(said(together)).toBe("Joan took “Our own” off the board.");
});

test("the clock is told by how it stood", () => {
  const running = foldAll(BEFORE, [happened({ type: "timer.set", endsAt: 60_000, left: null })]);
  const stopped = foldAll(BEFORE, [happened({ type: "timer.set", endsAt: null, left: 30_000 })]);
  const longer: Happening = { type: "timer.set", at: 0, endsAt: 120_000, left: null };
  expect(said(longer, {}, running)).toBe("The clock got more time. 2:00 to go.");
  expect(said(longer, {}, stopped)).toBe("The clock went on. 2:00 to go.");
});

test("an answer says whose group it came from only where people work in groups", () => {
  const given = (group: string): Happening => ({
    ...({ type: "reflection.given", ...answer, text: "A lot", rating: null } as const),
    group,
  });
  expect(said(given("everyone"))).toBe("Joan answered “why”: “A lot”.");
  expect(said(given("lw"))).toBe("Link workers: Joan answered “why”: “A lot”.");
});
