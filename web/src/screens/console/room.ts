/** Who is in the room, as far as the server can tell: seats by group, and which of them want a look. Pure. */
import type { Group, Seat, State } from "../../contract";
import type { Fleeting } from "../../sync/store";

export interface SeatView {
  readonly seat: Seat;
  readonly here: boolean;
  readonly unsent: number;
}

export interface GroupView {
  readonly group: Group;
  readonly seats: readonly SeatView[];
}

export interface RoomView {
  readonly groups: readonly GroupView[];
  /** Hands up, in the order of joining: they want a person, so they come first. */
  readonly hands: readonly SeatView[];
  readonly removed: readonly Seat[];
  readonly seats: number;
  readonly here: number;
}

/** The room as `state` has it, with what the tablets last said of themselves: advisory, and perhaps seconds old. */
export function roomView(state: State, fleeting: Fleeting): RoomView {
  const all = Object.values(state.people.seats);
  const views = all.filter((seat) => !seat.removed).map((seat) => viewOf(seat, fleeting));
  return {
    groups: Object.values(state.people.groups).map((group) => ({
      group,
      seats: views.filter(({ seat }) => seat.group === group.id),
    })),
    hands: views.filter(({ seat }) => seat.hand),
    removed: all.filter((seat) => seat.removed),
    seats: views.length,
    here: views.filter((view) => view.here).length,
  };
}

function viewOf(seat: Seat, fleeting: Fleeting): SeatView {
  return { seat, here: (fleeting.here[seat.id] ?? 0) > 0, unsent: fleeting.unsent[seat.id] ?? 0 };
}
