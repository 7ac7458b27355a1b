import { describe, expect, it } from "vitest";
import { session } from "../fixture";
import { inFocus, steps } from "./agenda";

const MINUTE = 60_000;

describe("the agenda", () => {
  it("counts the minutes of what runs by the room's clock, and those of what ended for good", () => {
    const state = session(
      { type: "activity.started", activity: "hello", at: 0 },
      { type: "activity.started", activity: "scale", at: 12 * MINUTE },
    );
    const taken = steps(state, 20 * MINUTE).map((step) => step.taken);
    expect(taken).toEqual([12, 8, null, null]);
    expect(steps(state, 30 * MINUTE).map((step) => step.taken)).toEqual([12, 18, null, null]);
    expect(steps(state, 30 * MINUTE).map((step) => step.over)).toEqual([2, 8, 0, 0]);
  });

  it("sums the runs of an activity that was gone back to, without what lay between", () => {
    const state = session(
      { type: "activity.started", activity: "hello", at: 0 },
      { type: "activity.started", activity: "scale", at: 5 * MINUTE },
      { type: "activity.started", activity: "hello", at: 20 * MINUTE },
    );
    expect(steps(state, 23 * MINUTE).map((step) => step.taken)).toEqual([8, 15, null, null]);
    const after = session(
      { type: "activity.started", activity: "hello", at: 0 },
      { type: "activity.ended", activity: "hello", at: 4 * MINUTE },
      { type: "activity.started", activity: "hello", at: 30 * MINUTE },
      { type: "activity.ended", activity: "hello", at: 33 * MINUTE },
    );
    expect(steps(after, 90 * MINUTE)[0]?.taken).toBe(7);
  });

  it("never counts backwards when the clocks disagree", () => {
    const state = session({ type: "activity.started", activity: "hello", at: 5 * MINUTE });
    expect(steps(state, 0)[0]?.taken).toBe(0);
  });

  it("names the first that has not started as next, even after one was skipped", () => {
    const state = session({ type: "activity.started", activity: "scale" });
    expect(steps(state, 0).map((step) => step.next)).toEqual([true, false, false, false]);
  });
});

describe("what to look at", () => {
  it("is the first with boards before the start, then whatever runs", () => {
    expect(inFocus(session())?.id).toBe("scale");
    expect(inFocus(session({ type: "activity.started", activity: "chart" }))?.id).toBe("chart");
  });

  it("stays with the last boards while people only talk about them, and after the end", () => {
    const talking = session(
      { type: "activity.started", activity: "scale" },
      { type: "activity.started", activity: "compare" },
    );
    expect(inFocus(talking)).toMatchObject({ id: "scale", status: "ended" });
    const over = session(
      { type: "activity.started", activity: "scale" },
      { type: "activity.started", activity: "chart" },
      { type: "activity.ended", activity: "chart" },
    );
    expect(inFocus(over)?.id).toBe("chart");
  });
});
