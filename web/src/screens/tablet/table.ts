/** At which table a seat works, where groups were formed for an activity. Pure. */
import type { Group, State } from "../../contract";
import { groupIn } from "../../projections/groups";

/** The seat's table among those formed for this activity; null where none were formed, or the seat has none. */
export function tableIn(state: State, seat: string, activity: string): Group | null {
  const formed = state.people.formations[activity];
  return formed?.groups[groupIn(state, seat, activity) ?? ""] ?? null;
}

/** The seat's table for what comes next: null while an activity runs, so that nobody leaves it early. */
export function nextTable(state: State, seat: string): Group | null {
  const { activities, current } = state.agenda;
  if (state.session.closed || (current !== null && activities[current]?.status === "running")) return null;
  const next = Object.values(activities).find(
    ({ id, status }) => status === "waiting" && state.people.formations[id] !== undefined,
  );
  return next ? tableIn(state, seat, next.id) : null;
}

/** How many people a group has in an activity. */
export function sizeOf(state: State, group: string, activity: string): number {
  return Object.values(state.people.seats).filter(
    ({ id, removed }) => !removed && groupIn(state, id, activity) === group,
  ).length;
}
