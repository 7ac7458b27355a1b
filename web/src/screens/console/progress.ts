/** How far each person has come where everybody places alone: counts only, never a place. Pure. */
import type { ActivityState, Group, State } from "../../contract";
import { activityOf, groupOf, ownerOf } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { seatsOf } from "./seating";

export interface Own {
  /** The seat's name; null where the activity names nobody. */
  readonly name: string | null;
  readonly board: string;
  /** Aspects placed or answered in another way. */
  readonly done: number;
}

export interface GroupProgress {
  readonly group: Group;
  readonly own: readonly Own[];
  /** People of the group who have not answered anything yet. */
  readonly waiting: number;
}

export interface Progress {
  readonly of: number;
  readonly groups: readonly GroupProgress[];
}

/** Everybody's progress in an individual scale. Nameless boards come the fullest first, so that no order gives a name away. */
export function progressOf(state: State, activity: ActivityState): Progress {
  const aspects = Object.values(state.session.aspects).filter((aspect) => !aspect.parked);
  const answers = answersByBoard(state, activity.id, new Set(aspects.map(({ id }) => id)));
  const groups = Object.values(groupsIn(state, activity.id)).map((group) => {
    const boards = [...answers].filter(([board]) => groupOf(board) === group.id);
    const own = boards.map(([board, done]) => ({ board, done: done.size, name: nameOf(state, board) }));
    const seats = seatsOf(state, activity.id, group.id);
    return {
      group,
      own: own.sort(
        (a, b) => (a.name ?? "").localeCompare(b.name ?? "") || b.done - a.done || compare(a.board, b.board),
      ),
      waiting: Math.max(0, seats.length - own.length),
    };
  });
  return { of: aspects.length, groups };
}

function answersByBoard(
  state: State,
  activity: string,
  asked: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const answer = (card: string) => {
    const [board, aspect] = [card.slice(0, card.lastIndexOf(":")), card.slice(card.lastIndexOf(":") + 1)];
    if (activityOf(board) !== activity || ownerOf(board) === null || !asked.has(aspect)) return;
    found.set(board, (found.get(board) ?? new Set()).add(aspect));
  };
  for (const note of Object.values(state.boards.notes))
    if (note.aspect !== null && note.x !== null) answer(note.id);
  for (const [card, mark] of Object.entries(state.boards.marks)) if (mark !== "open") answer(card);
  return found;
}

function nameOf(state: State, board: string): string | null {
  return state.people.seats[ownerOf(board) ?? ""]?.name ?? null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
