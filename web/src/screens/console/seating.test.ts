import { describe, expect, it } from "vitest";
import { type Happening, seated, session } from "../fixture";
import { seating } from "./seating";

const people = [seated("joan", "lw"), seated("amir", "lw"), seated("pat", "ppi")];
const formed: Happening = {
  type: "groups.formed",
  activity: "chart",
  seed: 7,
  groups: [
    { id: "table-1", name: "Table 1", shape: "hexagon", seats: ["joan", "pat"] },
    { id: "table-2", name: "Table 2", shape: "star", seats: ["amir"] },
  ],
};
const names = (state: ReturnType<typeof session>, activity: string) =>
  seating(state, activity).tables.map(({ group, seats, from, without }) => [
    group.id,
    seats.map(({ id }) => id),
    from.map(({ background, count }) => `${background.id} ${count}`),
    without.map(({ id }) => id),
  ]);

describe("the seating", () => {
  it("tells who sits where, from which backgrounds, and which are not at the table", () => {
    expect(names(session(...people, formed), "chart")).toEqual([
      ["table-1", ["joan", "pat"], ["lw 1", "ppi 1"], []],
      ["table-2", ["amir"], ["lw 1"], ["ppi"]],
    ]);
  });

  it("is by background where no groups were formed", () => {
    const state = session(...people, formed);
    expect(names(state, "scale").map(([group]) => group)).toEqual(["lw", "ppi"]);
    expect(seating(state, "scale").formed).toBe(false);
    expect(seating(state, "chart").formed).toBe(true);
  });

  it("knows who has no place, and leaves out who was removed", () => {
    const state = session(...people, formed, seated("late", "ppi"), { type: "seat.removed", seat: "amir" });
    expect(seating(state, "chart")).toMatchObject({ people: 3, loose: [{ id: "late" }] });
    expect(seating(state, "chart").tables[1]?.seats).toEqual([]);
  });

  it("misses no background that nobody in the room has", () => {
    const state = session(seated("joan", "lw"));
    expect(seating(state, "scale").tables.map(({ without }) => without.map(({ id }) => id))).toEqual([
      [],
      ["lw"],
    ]);
  });
});
