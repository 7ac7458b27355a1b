/** The agenda as a facilitator reads it: what is done, what runs, what comes, and how the minutes went. Pure. */
import type { ActivityState, State } from "../../contract";

export interface Step {
  readonly activity: ActivityState;
  readonly number: number;
  /** Whole minutes it has taken so far or took in all; null before it started. */
  readonly taken: number | null;
  /** It is the first one that has not started, so it is likely to be the one that is wanted next. */
  readonly next: boolean;
}

/** The activities in order. `now` is the room's clock in milliseconds. */
export function steps(state: State, now: number): readonly Step[] {
  const agenda = Object.values(state.agenda.activities);
  const next = agenda.find((activity) => activity.status === "waiting")?.id;
  return agenda.map((activity, place) => ({
    activity,
    number: place + 1,
    taken: minutesOf(activity, now),
    next: activity.id === next,
  }));
}

/**
 * The activity whose boards are worth looking at: the one that runs if it has boards, otherwise the last one that had
 * them, otherwise the first that will. Null when the agenda has no scale at all.
 */
export function scaleInFocus(state: State): ActivityState | null {
  const scales = Object.values(state.agenda.activities).filter((activity) => activity.kind === "scale");
  const running = scales.find((activity) => activity.id === state.agenda.current);
  const begun = scales.filter((activity) => activity.startedAt !== null);
  const last = [...begun].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
  return running ?? last ?? scales[0] ?? null;
}

function minutesOf(activity: ActivityState, now: number): number | null {
  if (activity.startedAt === null) return null;
  const until = activity.status === "running" ? now : (activity.endedAt ?? now);
  return Math.max(0, Math.round((until - activity.startedAt) / 60_000));
}
