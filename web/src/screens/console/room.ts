/** Who is in the room, as far as the server can tell: seats by group, and which of them want a look. Pure. */
import type { Group, Seat, State } from "../../contract";
import type { Fleeting } from "../../sync/store";
import { seating } from "./seating";

export type Need = Seat["needs"][number];

export interface SeatView {
  readonly seat: Seat;
  readonly here: boolean;
  /** On how many tablets it is at work; nearly always one. */
  readonly tablets: number;
  readonly unsent: number;
}

export interface GroupView {
  readonly group: Group;
  readonly seats: readonly SeatView[];
}

export interface RoomView {
  readonly groups: readonly GroupView[];
  /** People who have no place in this activity. */
  readonly loose: readonly SeatView[];
  /** What anybody asks for: help before a slower pace before a break, each in the order of joining. */
  readonly needs: readonly { readonly view: SeatView; readonly need: Need }[];
  /** Who waits to be let in, in the order of coming. */
  readonly lobby: readonly Seat[];
  readonly removed: readonly Seat[];
  readonly seats: number;
  readonly here: number;
}

const URGENCY: readonly Need[] = ["help", "slower", "break"];

/**
 * The room as it sits in an activity (by background where there is none), with what the tablets last said of themselves:
 * advisory, and perhaps seconds old.
 */
export function roomView(state: State, fleeting: Fleeting, activity: string | null): RoomView {
  const { tables, loose } = seating(state, activity ?? "");
  const all = Object.values(state.people.seats);
  const views = all.filter((seat) => !seat.removed).map((seat) => viewOf(seat, fleeting));
  return {
    groups: tables.map(({ group, seats }) => ({ group, seats: seats.map((seat) => viewOf(seat, fleeting)) })),
    loose: loose.map((seat) => viewOf(seat, fleeting)),
    needs: URGENCY.flatMap((need) =>
      views.filter(({ seat }) => seat.needs.includes(need)).map((view) => ({ view, need })),
    ),
    lobby: all.filter((seat) => seat.lobby === "waiting"),
    removed: all.filter((seat) => seat.removed && seat.lobby !== "waiting"),
    seats: views.length,
    here: views.filter((view) => view.here).length,
  };
}

function viewOf(seat: Seat, fleeting: Fleeting): SeatView {
  const tablets = fleeting.here[seat.id] ?? 0;
  return { seat, here: tablets > 0, tablets, unsent: fleeting.unsent[seat.id] ?? 0 };
}
