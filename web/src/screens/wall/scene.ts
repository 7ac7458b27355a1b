/** What the wall shows now. Pure: it follows from the state alone, so every wall in the room shows the same. */
import type { ActivityState, State } from "../../contract";

export type Scene =
  /** Before anything has begun: the way in. */
  | { readonly kind: "door" }
  /** Everybody is asked to look: at this aspect, or (null) at whoever is in charge. */
  | { readonly kind: "look"; readonly aspect: string | null; readonly shown: ActivityState | null }
  /** Groups have been formed for what comes next: who sits where. */
  | { readonly kind: "tables"; readonly next: ActivityState; readonly shown: ActivityState | null }
  /** Groups are at work, and what they make is theirs. */
  | { readonly kind: "working"; readonly activity: ActivityState }
  /** What was made in `shown` may be seen. `activity` is the one that runs, or null between two. */
  | { readonly kind: "revealed"; readonly shown: ActivityState; readonly activity: ActivityState | null }
  /** Nothing runs, and nothing may be seen. */
  | { readonly kind: "between"; readonly next: ActivityState | null }
  | { readonly kind: "closed"; readonly shown: ActivityState | null };

/**
 * One way to look at a scene: `task` what to do, `seats` who sits where, `thanks` the closing words; of what is
 * revealed `all` of it, `one` aspect at a time, or the `boards` as they lie.
 */
export type View = "task" | "seats" | "thanks" | "all" | "one" | "boards";

/** The scene for this state. */
export function sceneOf(state: State): Scene {
  const agenda = Object.values(state.agenda.activities);
  const current = state.agenda.current === null ? undefined : state.agenda.activities[state.agenda.current];
  const last = lastRevealed(agenda);
  if (state.session.closed) return { kind: "closed", shown: last };
  const shown = current ? shownIn(agenda, current, last) : last;
  if (state.agenda.attention) return { kind: "look", aspect: state.agenda.attention.aspect, shown };
  if (current) {
    return shown ? { kind: "revealed", shown, activity: current } : { kind: "working", activity: current };
  }
  const next = agenda.find((activity) => activity.status === "waiting") ?? null;
  if (next && isFormed(state, next)) return { kind: "tables", next, shown };
  if (shown) return { kind: "revealed", shown, activity: null };
  return agenda.every((activity) => activity.startedAt === null)
    ? { kind: "door" }
    : { kind: "between", next };
}

/** The ways to look at a scene, the usual one first; none where there is only one. */
export function viewsOf(state: State, scene: Scene): readonly View[] {
  switch (scene.kind) {
    case "tables":
      return ["seats", ...of(scene.shown)];
    case "working":
      return isFormed(state, scene.activity) ? ["task", "seats"] : ["task"];
    case "revealed": {
      const { activity, shown } = scene;
      const talk = activity && activity.id !== shown.id ? (["task"] as const) : [];
      return [...of(shown), ...talk, ...(activity && isFormed(state, activity) ? (["seats"] as const) : [])];
    }
    case "closed":
      return ["thanks", ...of(scene.shown)];
    default:
      return [];
  }
}

/** Two scenes with the same name are one scene that goes on, and what was chosen for it stays. */
export function nameOf(scene: Scene): string {
  const { activity, next, shown } = { activity: null, next: null, shown: null, ...scene };
  return [scene.kind, activity?.id, next?.id, shown?.id].join(" ");
}

/** The groups of this activity have been formed, so that people may have to look for their table. */
function isFormed(state: State, activity: ActivityState): boolean {
  return state.people.formations[activity.id] !== undefined;
}

function of(shown: ActivityState | null): readonly View[] {
  if (shown?.kind === "scale") return shown.mode === "group" ? ["all", "one", "boards"] : ["all", "one"];
  // What a talk left behind is short, and not all of it answers a question.
  if (shown?.kind === "conversation") return ["all"];
  return shown ? ["all", "one"] : [];
}

function shownIn(
  agenda: readonly ActivityState[],
  current: ActivityState,
  last: ActivityState | null,
): ActivityState | null {
  if (current.revealed) return current;
  return last && follows(agenda, current, last) ? last : null;
}

function lastRevealed(agenda: readonly ActivityState[]): ActivityState | null {
  const revealed = agenda.filter((activity) => activity.revealed && activity.startedAt !== null);
  return [...revealed].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0] ?? null;
}

/** A conversation right after something was shown is a conversation about it; anything else has the wall to itself. */
function follows(agenda: readonly ActivityState[], current: ActivityState, shown: ActivityState): boolean {
  return current.kind === "conversation" && agenda.indexOf(current) === agenda.indexOf(shown) + 1;
}
