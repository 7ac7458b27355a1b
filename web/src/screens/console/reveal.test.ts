import { describe, expect, it } from "vitest";
import type { ActivityState, State } from "../../contract";
import { type Happening, seated, session } from "../fixture";
import { givenAway } from "./reveal";

const people = [seated("joan", "lw"), seated("amir", "lw"), seated("pat", "ppi")];
const ALONE = { mode: "individual", attribution: "nobody" } as const;

function named(id: string, how: Partial<ActivityState>, ...happened: Happening[]): readonly string[] {
  const state: State = session(...people, ...happened);
  const activity = state.agenda.activities[id];
  if (!activity) throw new Error(`no activity ${id}`);
  return givenAway(state, { ...activity, ...how }).map(({ name }) => name);
}

describe("before it is revealed, the desk names the groups of one", () => {
  it("where people placed alone and only groups stand beside the dots", () => {
    expect(named("scale", ALONE)).toEqual(["PPI contributors"]);
    expect(named("scale", { ...ALONE, attribution: "group" })).toEqual(["PPI contributors"]);
  });

  it("but not where names are shown, groups worked together, or all are one group", () => {
    expect(named("scale", { ...ALONE, attribution: "named" })).toEqual([]);
    expect(named("scale", { attribution: "nobody" })).toEqual([]);
    expect(named("scale", { ...ALONE, grouping: "together" })).toEqual([]);
    expect(named("chart", { attribution: "group" })).toEqual([]);
  });

  it("where a group stands beside each answer, and not where nothing does", () => {
    expect(named("hello", { attribution: "group" })).toEqual(["PPI contributors"]);
    expect(named("hello", { attribution: "nobody" })).toEqual([]);
  });

  it("and not once somebody joined the one, nor a group that is empty", () => {
    expect(named("scale", ALONE, seated("dev", "ppi"))).toEqual([]);
    expect(named("scale", ALONE, { type: "seat.removed", seat: "pat" })).toEqual([]);
  });
});
