import { describe, expect, it } from "vitest";
import type { State } from "../../../contract";
import { type Happening, session } from "../../fixture";
import { opensOn } from "./opening";

const formed: Happening = {
  type: "groups.formed",
  activity: "hello",
  seed: 1,
  groups: [{ id: "table-1", name: "Table 1", shape: "hexagon", seats: ["joan"] }],
};

/** The afternoon with two mixed activities: its first talk and the chart. */
function mixed(...happened: Happening[]): State {
  const state = session(...happened);
  const activities = Object.entries(state.agenda.activities).map(([id, one]) => [
    id,
    { ...one, grouping: id === "hello" || id === "chart" ? "mixed" : one.grouping },
  ]);
  return { ...state, agenda: { ...state.agenda, activities: Object.fromEntries(activities) } };
}

describe("the groups open", () => {
  it("on the next mixed activity that has no groups yet", () => {
    expect(opensOn(mixed(), "scale")).toBe("hello");
    expect(opensOn(mixed(formed), "scale")).toBe("chart");
    expect(opensOn(mixed({ type: "activity.started", activity: "hello" }), "scale")).toBe("chart");
  });

  it("else on the activity that is looked at", () => {
    expect(opensOn(mixed(formed, { type: "activity.started", activity: "chart" }), "scale")).toBe("scale");
    expect(opensOn(session(), "scale")).toBe("scale");
    expect(opensOn(session(), null)).toBe("");
  });
});
