import { describe, expect, it } from "vitest";
import type { State } from "../../../contract";
import { afternoon, type Happening, revealed, started } from "../../afternoon";
import { followed } from "./followed";
import { statusInWords } from "./status";

const said = (...happened: readonly Happening[]) => of(afternoon(...happened));
const of = (state: State, chosen: string | null = null) => statusInWords(state, followed(state, chosen));

describe("how things stood", () => {
  it("is said before anything began, and between two activities", () => {
    expect(said()).toEqual(["Before the first activity"]);
    expect(said(started("talk"), { type: "activity.ended", activity: "talk" })[0]).toBe(
      "Between two activities",
    );
  });

  it("says whether the groups could see each other's boards", () => {
    expect(said(started("scale"))).toContain("Boards hidden until the reveal");
    expect(said(started("scale"), revealed("scale"))).toContain("Boards open to everybody");
  });

  it("says what everybody was asked, and what was stopped", () => {
    const happened = said(
      started("scale"),
      { type: "boards.locked", locked: true },
      { type: "attention.called", up: true, aspect: "a2" },
      { type: "door.locked", locked: true },
    );
    expect(happened).toContain("Changes are stopped");
    expect(happened).toContain("Everybody is asked to look at “Who can refer”");
    expect(happened).toContain("Nobody new can join");
  });

  it("names the activity that ran while another one is looked at", () => {
    const state = afternoon(started("talk"), { type: "activity.ended", activity: "talk" }, started("scale"));
    expect(of(state, "talk")[0]).toBe("Meanwhile the room did: How fixed?");
  });

  it("says when it was over", () => {
    expect(said(started("scale"), { type: "session.closed" })[0]).toBe("The session is closed");
  });
});
