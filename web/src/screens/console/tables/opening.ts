/** Where the sheet of groups opens. Pure. */
import type { State } from "../../../contract";

/** The first mixed activity that still waits for its groups and has not started; else the one that is looked at. */
export function opensOn(state: State, focus: string | null): string {
  const wanting = Object.values(state.agenda.activities).find(
    ({ id, grouping, startedAt }) =>
      grouping === "mixed" && startedAt === null && state.people.formations[id] === undefined,
  );
  return wanting?.id ?? focus ?? "";
}
