import { describe, expect, it } from "vitest";
import type { Activity } from "../../contract";
import { type Happening, placed, seated, session } from "../fixture";
import { balanceOf } from "./balance";

const people = [seated("joan", "lw"), seated("amir", "lw"), seated("pat", "ppi")];

function balance(change: Partial<Activity>, ...happened: readonly Happening[]) {
  const state = session(...people, ...happened);
  const scale = state.agenda.activities.scale;
  if (!scale) throw new Error("no scale");
  const changed = { ...scale, ...change };
  const activities = { ...state.agenda.activities, scale: changed };
  return balanceOf({ ...state, agenda: { ...state.agenda, activities } }, changed);
}

const added = (found: ReturnType<typeof balance>) =>
  found.shares.map(({ group, added }) => [group.id, added]);
const six = ["a1", "a2", "a3"].flatMap((aspect) => [
  placed("lw", aspect, 1),
  { type: "note.reworded", board: "scale:lw", note: `scale:lw:${aspect}`, text: "ours" } as const,
]);

describe("the balance", () => {
  it("counts what each group has added to its board, whoever of them it was", () => {
    expect(added(balance({}, placed("lw", "a1", 1), placed("lw", "a2", 1), placed("ppi", "a1", 1)))).toEqual([
      ["lw", 2],
      ["ppi", 1],
    ]);
  });

  it("counts by background at a mixed table where people are named", () => {
    const by = (seat: string, aspect: string): Happening =>
      Object.assign(placed("everyone", aspect, 1), { by: seat });
    const found = balance({ grouping: "together" }, by("joan", "a1"), by("pat", "a2"), by("amir", "a3"));
    expect(added(found)).toEqual([
      ["lw", 2],
      ["ppi", 1],
    ]);
  });

  it("counts nothing where nobody is named", () => {
    expect(balance({ attribution: "nobody" }, ...six)).toEqual({ anonymous: true, shares: [], ask: null });
  });

  it("says who could be asked once others add three times as much for each person", () => {
    expect(balance({}, ...six).ask?.id).toBe("ppi");
    expect(balance({}, ...six, placed("ppi", "a1", 1)).ask?.id).toBe("ppi");
    expect(balance({}, ...six, placed("ppi", "a1", 1), placed("ppi", "a2", 1)).ask).toBeNull();
  });

  it("says nothing of it while little was added", () => {
    expect(balance({}, placed("lw", "a1", 1)).ask).toBeNull();
  });
});
