import { describe, expect, it } from "vitest";
import { type Happening, placed, seated, session } from "../fixture";
import { paceOf } from "./pace";

const MINUTE = 60_000;
const people = [seated("joan", "lw"), seated("pat", "ppi")];

function at(now: number, ...happened: readonly Happening[]) {
  const state = session(...people, { type: "activity.started", activity: "scale", at: 0 }, ...happened);
  const scale = state.agenda.activities.scale;
  if (!scale) throw new Error("no scale");
  return paceOf(state, scale, now * MINUTE);
}

describe("the pace", () => {
  it("tells how many there will be in all, and how many of them in every group", () => {
    const pace = at(6, placed("lw", "a1", 1), placed("lw", "a2", 1), placed("ppi", "a1", 1));
    expect(pace).toMatchObject({ of: 3, any: 2, all: 1, left: 4, groups: 2 });
    expect(pace.ahead).toEqual({ any: 3, all: 1 });
  });

  it("guesses nothing in the first minutes, from a single answer, or when the time is over", () => {
    expect(at(2, placed("lw", "a1", 1), placed("lw", "a2", 1)).ahead).toBeNull();
    expect(at(6, placed("lw", "a1", 1)).ahead).toBeNull();
    const late = at(11, placed("lw", "a1", 1), placed("lw", "a2", 1));
    expect(late).toMatchObject({ ahead: null, left: 0 });
  });

  it("takes an answer that is no place for an answer, but not that there was none", () => {
    const board = "scale:lw";
    const pace = at(
      6,
      { type: "aspect.marked", board, aspect: "a1", mark: "undecided" },
      { type: "aspect.marked", board, aspect: "a2", mark: "notDiscussed" },
    );
    expect(pace).toMatchObject({ any: 1, all: 0 });
  });

  it("is held up by no group that is empty, and leaves out what was put aside", () => {
    const state = session(seated("joan", "lw"), placed("lw", "a1", 1), placed("lw", "a2", 1), {
      type: "aspect.parked",
      aspect: "a2",
      parked: true,
    });
    const scale = state.agenda.activities.scale;
    expect(scale && paceOf(state, scale, 0)).toMatchObject({ of: 2, any: 1, all: 1, groups: 1 });
  });

  it("says for how many minutes nothing has come", () => {
    expect(at(6).quiet).toBeNull();
    expect(at(12, { ...placed("lw", "a1", 1), at: 5 * MINUTE }).quiet).toBe(7);
  });
});

describe("the next aspect", () => {
  const names = (pace: ReturnType<typeof at>) => [
    pace.next?.aspect,
    pace.next?.answered.map(({ id }) => id),
    pace.next?.missing.map(({ id }) => id),
  ];

  it("is one that some groups have answered and others have not, the first in the order of the plan", () => {
    expect(names(at(1, placed("ppi", "a3", 1), placed("lw", "a2", 1)))).toEqual(["a2", ["lw"], ["ppi"]]);
    expect(names(at(1, placed("lw", "a2", 1), placed("ppi", "a3", 1)))).toEqual(["a2", ["lw"], ["ppi"]]);
  });

  it("is the first that nobody has, where there is no half", () => {
    expect(names(at(1, placed("lw", "a1", 1), placed("ppi", "a1", 1)))).toEqual(["a2", [], ["lw", "ppi"]]);
  });

  it("is none when all have answered all", () => {
    const all = ["lw", "ppi"].flatMap((group) =>
      ["a1", "a2", "a3"].map((aspect) => placed(group, aspect, 5)),
    );
    expect(at(1, ...all).next).toBeNull();
  });
});
