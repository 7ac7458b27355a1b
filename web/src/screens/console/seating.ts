/** Who sits with whom in an activity, and how well the backgrounds are mixed there. Pure. */
import type { Group, Seat, State } from "../../contract";
import { groupIn, groupsIn } from "../../projections/groups";

export interface Table {
  readonly group: Group;
  readonly seats: readonly Seat[];
  /** How many of each background sit here, in the order of the backgrounds; those with nobody left out. */
  readonly from: readonly { readonly background: Group; readonly count: number }[];
  /** Backgrounds that are in the room but not at this table. */
  readonly without: readonly Group[];
}

export interface Seating {
  readonly tables: readonly Table[];
  /** People who have no place in this activity. */
  readonly loose: readonly Seat[];
  /** Whether the groups were formed for this activity alone. */
  readonly formed: boolean;
  readonly people: number;
}

/** The groups of an activity with the seats in them, without those that were removed. */
export function seating(state: State, activity: string): Seating {
  const present = Object.values(state.people.seats).filter((seat) => !seat.removed);
  const groups = Object.values(groupsIn(state, activity));
  const known = new Set(groups.map((group) => group.id));
  const here = Object.values(state.people.groups).filter((one) =>
    present.some((seat) => seat.background === one.id),
  );
  const loose = present.filter((seat) => !known.has(groupIn(state, seat.id, activity) ?? ""));
  return {
    tables: groups.map((group) => table(group, seatsOf(state, activity, group.id), here)),
    loose,
    formed: Object.hasOwn(state.people.formations, activity),
    people: present.length,
  };
}

/** The seats of a group in an activity, in the order of joining, without those that were removed. */
export function seatsOf(state: State, activity: string, group: string): readonly Seat[] {
  return Object.values(state.people.seats).filter(
    (seat) => !seat.removed && groupIn(state, seat.id, activity) === group,
  );
}

function table(group: Group, seats: readonly Seat[], backgrounds: readonly Group[]): Table {
  const from = backgrounds
    .map((background) => ({
      background,
      count: seats.filter((seat) => seat.background === background.id).length,
    }))
    .filter(({ count }) => count > 0);
  const there = new Set(from.map(({ background }) => background.id));
  return { group, seats, from, without: backgrounds.filter(({ id }) => !there.has(id)) };
}
