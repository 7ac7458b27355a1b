/** Who sits where in an activity, for all to read. Pure. */
import type { Group, State } from "../../contract";
import { groupIn, groupsIn } from "../../projections/groups";

export interface Sitting {
  readonly seat: string;
  readonly name: string;
  /** The group of the perspective that they bring. */
  readonly from: Group | null;
}

export interface TableView {
  readonly group: Group;
  readonly seats: readonly Sitting[];
}

/** Every group with who works in it, in the order in which they joined. Those who were removed are not named. */
export function seating(state: State, activity: string): readonly TableView[] {
  const seats = Object.values(state.people.seats).filter((seat) => !seat.removed);
  return Object.values(groupsIn(state, activity)).map((group) => ({
    group,
    seats: seats
      .filter((seat) => groupIn(state, seat.id, activity) === group.id)
      .map((seat) => ({
        seat: seat.id,
        name: seat.name,
        from: state.people.groups[seat.background] ?? null,
      })),
  }));
}
