/** Who works with whom in which activity. */
import type { Group, State } from "../contract";

/** The one group of an activity that all do together. */
export const EVERYONE: Group = { id: "everyone", name: "Everyone", shape: "star" };

const ALL: Readonly<Record<string, Group>> = { [EVERYONE.id]: EVERYONE };

/**
 * The groups of an activity, by id, in their order.
 *
 * Those formed for it; else everyone where all work together; else one for each background, also for a mixed activity
 * whose groups have not been formed yet.
 */
export function groupsIn(state: State, activity: string): Readonly<Record<string, Group>> {
  const formed = state.people.formations[activity];
  if (formed) return formed.groups;
  return together(state, activity) ? ALL : state.people.groups;
}

/** The group that a seat works with in an activity; null for one that has no place there. */
export function groupIn(state: State, seat: string, activity: string): string | null {
  const [known, formed] = [state.people.seats[seat], state.people.formations[activity]];
  if (!known) return null;
  if (formed) return formed.seats[seat] ?? null;
  return together(state, activity) ? EVERYONE.id : known.group;
}

function together(state: State, activity: string): boolean {
  return state.agenda.activities[activity]?.grouping === "together";
}
