/** The agenda as a facilitator reads it: what is done, what runs, what comes, and how the minutes went. Pure. */
import type { ActivityState, State } from "../../contract";

const MINUTE = 60_000;

export interface Step {
  readonly activity: ActivityState;
  readonly number: number;
  /** Whole minutes it has taken in all its runs, the one that goes on included; null before it started. */
  readonly taken: number | null;
  /** Whole minutes beyond what was planned; 0 while there is time. */
  readonly over: number;
  /** It is the first one that has not started, so it is likely to be the one that is wanted next. */
  readonly next: boolean;
}

/** The activities in order. `now` is the room's clock in milliseconds. */
export function steps(state: State, now: number): readonly Step[] {
  const agenda = Object.values(state.agenda.activities);
  const next = agenda.find((activity) => activity.status === "waiting")?.id;
  return agenda.map((activity, place) => {
    const taken = activity.startedAt === null ? null : Math.round(spentIn(activity, now) / MINUTE);
    return {
      activity,
      number: place + 1,
      taken,
      over: Math.max(0, (taken ?? 0) - activity.minutes),
      next: activity.id === next,
    };
  });
}

/** The milliseconds of all runs of an activity, the one that goes on included; never less than those that are over. */
export function spentIn(activity: ActivityState, now: number): number {
  const going = activity.runningSince === null ? 0 : Math.max(0, now - activity.runningSince);
  return activity.spent + going;
}

/**
 * The activity worth looking at: the one that runs; but while people only talk, the last one that left something to talk
 * about. Before the start it is the first with boards, since there it can be seen what is coming.
 */
export function inFocus(state: State): ActivityState | null {
  const all = Object.values(state.agenda.activities);
  const running = all.find((activity) => activity.id === state.agenda.current);
  if (running && !onlyTalk(running)) return running;
  const lasting = all.filter((activity) => activity.startedAt !== null && !onlyTalk(activity));
  const last = [...lasting].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0];
  if (last) return last;
  return running ?? all.find((activity) => activity.kind === "scale") ?? all[0] ?? null;
}

function onlyTalk({ kind, prompts }: ActivityState): boolean {
  return kind === "conversation" && prompts.length === 0;
}
