import { describe, expect, it } from "vitest";
import { hold, isOwn } from "./calm";
import { BOARD, given, moved } from "./given";
import { allOn, type NoteView } from "./view";

const NOT_OWN = () => false;
const comment = (seq: number, by: string) =>
  ({
    ...({ type: "comment.added", seq, at: seq, by, id: `e${seq}`, board: BOARD } as const),
    ...{ comment: `c${seq}`, on: `${BOARD}:a1`, text: "Why?" },
  }) as const;
const note = (notes: readonly NoteView[], aspect: string) => notes.find((one) => one.aspect === aspect);
const own = (now: NoteView, before: NoteView | undefined) =>
  isOwn(now, before, ({ by, scribe }) => by === "joan" || scribe === "joan");

describe("calm mode", () => {
  it("shows what others changed only when it is asked for, and counts the notes that wait", () => {
    const before = allOn(given(moved(6, "amir", "a1", 100)), BOARD);
    const now = allOn(
      given(moved(6, "amir", "a1", 100), moved(7, "amir", "a1", 900), moved(8, "amir", "a2", 5)),
      BOARD,
    );
    const held = hold(before, now, NOT_OWN);
    expect(held.waiting).toBe(2);
    expect([note(held.notes, "a1")?.x, note(held.notes, "a2")?.standing]).toEqual([100, "unplaced"]);
  });

  it("shows at once what was done here, also for somebody else", () => {
    const before = allOn(given(), BOARD);
    const written = { ...moved(7, "joan", "a2", 300), author: "amir" };
    const now = allOn(given(moved(6, "joan", "a1", 700), written), BOARD);
    const held = hold(before, now, own);
    expect([held.waiting, note(held.notes, "a1")?.x, note(held.notes, "a2")?.x]).toEqual([0, 700, 300]);
  });

  it("holds back what another did to a note after one's own move of it", () => {
    const mine = [moved(6, "joan", "a1", 700)] as const;
    const before = allOn(given(...mine), BOARD);
    expect(hold(before, allOn(given(...mine, moved(7, "amir", "a1", 100)), BOARD), own).waiting).toBe(1);
    expect(hold(before, allOn(given(...mine, comment(7, "amir")), BOARD), own).waiting).toBe(1);
    expect(hold(before, allOn(given(...mine, comment(7, "joan")), BOARD), own).waiting).toBe(0);
  });

  it("counts nothing when somebody has put back what they moved", () => {
    const start = moved(6, "amir", "a1", 100);
    const before = allOn(given(start), BOARD);
    const now = allOn(given(start, moved(7, "amir", "a1", 900), moved(8, "amir", "a1", 100)), BOARD);
    expect(hold(before, now, NOT_OWN).waiting).toBe(0);
  });

  it("keeps a card in sight that was put aside for everyone, until it is asked for", () => {
    const before = allOn(given(), BOARD);
    const parked = {
      type: "aspect.parked",
      seq: 6,
      at: 6,
      by: "fac",
      id: "e6",
      aspect: "a1",
      parked: true,
    } as const;
    const held = hold(before, allOn(given(parked), BOARD), NOT_OWN);
    expect([held.waiting, note(held.notes, "a1")?.text]).toEqual([1, "Where we meet"]);
  });
});
