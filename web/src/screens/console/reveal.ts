/** Whom a reveal would give away although nobody is named. Pure. */
import type { ActivityState, Group, State } from "../../contract";
import { groupsIn } from "../../projections/groups";
import { seatsOf } from "./seating";

/**
 * The groups with exactly one person, in their order, where what each did alone is shown by group and not by name.
 *
 * None where names are shown anyway, where groups worked together, or where not even the group stands beside an answer.
 */
export function givenAway(state: State, activity: ActivityState): readonly Group[] {
  if (!showsGroupsOnly(activity)) return [];
  const groups = Object.values(groupsIn(state, activity.id));
  return groups.filter(({ id }) => seatsOf(state, activity.id, id).length === 1);
}

function showsGroupsOnly({ kind, mode, attribution, grouping }: ActivityState): boolean {
  if (attribution === "named" || grouping === "together" || kind === "chart") return false;
  return kind === "scale" ? mode === "individual" : attribution === "group";
}
