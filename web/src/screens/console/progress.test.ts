import { describe, expect, it } from "vitest";
import { type Happening, seated, session } from "../fixture";
import { progressOf } from "./progress";

const people = [seated("joan", "lw"), seated("amir", "lw"), seated("pat", "ppi")];
const own = (group: string, owner: string, aspect: string, x = 700): Happening => {
  const board = `scale:${group}:${owner}`;
  return { type: "note.moved", board, note: `${board}:${aspect}`, x, y: 0 };
};

function progress(...happened: readonly Happening[]) {
  const state = session(...people, ...happened);
  const scale = state.agenda.activities.scale;
  if (!scale) throw new Error("no scale");
  return progressOf(state, scale);
}

describe("the progress of people who place alone", () => {
  it("counts what each of them has answered, and who has not begun", () => {
    const board = "scale:ppi:pat";
    const found = progress(own("lw", "joan", "a1"), own("lw", "joan", "a2"), {
      type: "aspect.marked",
      board,
      aspect: "a1",
      mark: "undecided",
    });
    expect(found.of).toBe(3);
    expect(found.groups).toMatchObject([
      { group: { id: "lw" }, own: [{ name: "joan", done: 2 }], waiting: 1 },
      { group: { id: "ppi" }, own: [{ name: "pat", done: 1 }], waiting: 0 },
    ]);
  });

  it("tells nothing of where anything lies", () => {
    const one = progress(own("lw", "joan", "a1", 10));
    const other = progress(own("lw", "joan", "a1", 990));
    expect(one).toEqual(other);
  });

  it("gives boards without a name no name, the fullest first", () => {
    const found = progress(own("lw", "k3x9", "a1"), own("lw", "z8", "a1"), own("lw", "z8", "a2"));
    expect(found.groups[0]?.own).toMatchObject([
      { name: null, done: 2 },
      { name: null, done: 1 },
    ]);
    expect(found.groups[0]?.waiting).toBe(0);
  });
});
