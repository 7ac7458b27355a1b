import { expect, it } from "vitest";
import { type Happening, seated, session } from "../fixture";
import { seating } from "./seating";

const formed: Happening = {
  type: "groups.formed",
  activity: "chart",
  seed: 1,
  groups: [
    { id: "table-1", name: "Table 1", shape: "hexagon", seats: ["ann", "cy"] },
    { id: "table-2", name: "Table 2", shape: "star", seats: ["bob"] },
  ],
};
const people = [seated("ann", "lw"), seated("bob", "lw"), seated("cy", "ppi")] as const;
const names = (...happened: Happening[]) =>
  seating(session(...people, ...happened), "chart").map(({ group, seats }) => [
    group.name,
    ...seats.map(({ name, from }) => `${name}, ${from?.name}`),
  ]);

it("names everybody at their table, with the perspective that they bring", () => {
  expect(names(formed)).toEqual([
    ["Table 1", "ann, Link workers", "cy, PPI contributors"],
    ["Table 2", "bob, Link workers"],
  ]);
});

it("is by background where no tables are formed", () => {
  expect(names()).toEqual([
    ["Link workers", "ann, Link workers", "bob, Link workers"],
    ["PPI contributors", "cy, PPI contributors"],
  ]);
});

it("does not name those who were removed, and keeps a table that is empty", () => {
  expect(names(formed, { type: "seat.removed", seat: "bob" })).toEqual([
    ["Table 1", "ann, Link workers", "cy, PPI contributors"],
    ["Table 2"],
  ]);
});
