/** What the wall shows now. Pure: it follows from the state alone, so every wall in the room shows the same. */
import type { ActivityState, State } from "../../contract";

export type Scene =
  /** Before anything has begun: the way in. */
  | { readonly kind: "door" }
  /** Groups are at work, and their boards are theirs. */
  | { readonly kind: "working"; readonly activity: ActivityState }
  /** The boards may be seen. `activity` is the one that runs, or null between two. */
  | { readonly kind: "revealed"; readonly boards: ActivityState; readonly activity: ActivityState | null }
  /** Nothing runs, and nothing may be seen. */
  | { readonly kind: "between"; readonly next: ActivityState | null }
  | { readonly kind: "closed"; readonly boards: ActivityState | null };

/** The scene for this state. */
export function sceneOf(state: State): Scene {
  const agenda = Object.values(state.agenda.activities);
  const current = state.agenda.current === null ? undefined : state.agenda.activities[state.agenda.current];
  const boards = lastRevealed(agenda);
  if (state.session.closed) return { kind: "closed", boards };
  if (current?.kind === "scale") {
    return current.revealed
      ? { kind: "revealed", boards: current, activity: current }
      : { kind: "working", activity: current };
  }
  if (boards && (!current || follows(agenda, current, boards))) {
    return { kind: "revealed", boards, activity: current ?? null };
  }
  if (current) return { kind: "working", activity: current };
  if (agenda.every((activity) => activity.startedAt === null)) return { kind: "door" };
  return { kind: "between", next: agenda.find((activity) => activity.status === "waiting") ?? null };
}

function lastRevealed(agenda: readonly ActivityState[]): ActivityState | null {
  const revealed = agenda.filter((activity) => activity.kind === "scale" && activity.revealed);
  return [...revealed].sort((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0))[0] ?? null;
}

/** A conversation right after the boards is a conversation about them; anything else has the wall to itself. */
function follows(agenda: readonly ActivityState[], current: ActivityState, boards: ActivityState): boolean {
  return current.kind === "conversation" && agenda.indexOf(current) === agenda.indexOf(boards) + 1;
}
