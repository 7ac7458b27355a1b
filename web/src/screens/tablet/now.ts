/** Which activity a tablet is in. Pure. */
import type { ActivityState, State } from "../../contract";

/** The activity that this tablet is in, its number on the agenda, and whether it takes changes. */
export interface Now {
  readonly activity: ActivityState;
  readonly number: number;
  readonly open: boolean;
}

/** The activity that runs; when none does, the last one that ran, so that nothing disappears between two of them. */
export function nowOf(state: State): Now | null {
  const agenda = Object.values(state.agenda.activities);
  const running = state.agenda.current === null ? undefined : state.agenda.activities[state.agenda.current];
  const ended = agenda.filter((activity) => activity.endedAt !== null);
  const activity = running ?? ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0];
  if (!activity) return null;
  const number = Object.keys(state.agenda.activities).indexOf(activity.id) + 1;
  return { activity, number, open: activity === running && !state.session.closed && !state.session.locked };
}
