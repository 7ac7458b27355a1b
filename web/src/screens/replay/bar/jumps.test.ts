import { describe, expect, it } from "vitest";
import { foldAll, start } from "../../../projections/state";
import { page } from "../../../replay/given";
import { Timeline } from "../../../replay/timeline";
import { history, placed } from "../../fixture";
import { activitiesIn, momentsIn, nextTo, rowsOn } from "./jumps";

const EVENTS = history(
  { type: "activity.started", activity: "hello" }, // 2
  { type: "activity.ended", activity: "hello" },
  { type: "activity.started", activity: "scale" }, // 4
  placed("lw", "a1", 100),
  placed("lw", "a2", 200), // 6
  { type: "moment.marked", moment: "m2", label: "Later", memo: "", about: 6 },
  { type: "moment.marked", moment: "m1", label: "Sooner", memo: "why", about: 2 },
);
const TODAY = foldAll(start(), EVENTS);
const TIMELINE = Timeline.empty().append(page(EVENTS, 0, 8, 8));

describe("the places to jump to", () => {
  it("are the runs of activities, in order", () => {
    expect(activitiesIn(TIMELINE, TODAY).map(({ words, seq }) => [words, seq])).toEqual([
      ["The hello", 2],
      ["The scale", 4],
    ]);
  });

  it("are the moments in the order of the instants they point at, whenever they were marked", () => {
    expect(momentsIn(TIMELINE, TODAY).map(({ words, seq, memo }) => [words, seq, memo])).toEqual([
      ["Sooner", 2, "why"],
      ["Later", 6, ""],
    ]);
  });

  it("lead from one to the next, and to nowhere behind the last", () => {
    const moments = momentsIn(TIMELINE, TODAY);
    expect(nextTo(moments, 2, 1)?.seq).toBe(6);
    expect(nextTo(moments, 2, -1)).toBeNull();
    expect(nextTo(moments, 6, 1)).toBeNull();
    expect(nextTo(moments, 5, -1)?.seq).toBe(2);
  });
});

describe("several changes at once", () => {
  it("stop at the first and the last", () => {
    expect(rowsOn(TIMELINE, 0, 3)).toBe(3);
    expect(rowsOn(TIMELINE, 2, -10)).toBe(0);
    expect(rowsOn(TIMELINE, 2, 10)).toBe(TIMELINE.length - 1);
  });
});
