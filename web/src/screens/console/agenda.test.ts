import { describe, expect, it } from "vitest";
import { session } from "../fixture";
import { scaleInFocus, steps } from "./agenda";

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

describe("the boards to look at", () => {
  it("are those of the running scale, then of the last one, then of the first to come", () => {
    expect(scaleInFocus(session())?.id).toBe("scale");
    const during = session({ type: "activity.started", activity: "scale" });
    expect(scaleInFocus(during)?.status).toBe("running");
    const after = session(
      { type: "activity.started", activity: "scale" },
      { type: "activity.started", activity: "chart" },
    );
    expect(scaleInFocus(after)).toMatchObject({ id: "scale", status: "ended" });
  });
});
