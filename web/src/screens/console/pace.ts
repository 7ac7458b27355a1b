/** How far the groups will come at the pace they go, and which aspect would be a good one next. Pure. */
import type { ActivityState, Group, State } from "../../contract";
import { activityOf, boardId, cardId } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { spentIn } from "./agenda";
import { seatsOf } from "./seating";

const MINUTE = 60_000;
/** Before so many minutes, and so many answers, any pace would be a guess. */
const TOO_EARLY = 3 * MINUTE;
const TOO_FEW = 2;

export interface Pace {
  /** The aspects that are not put aside. */
  readonly of: number;
  /** Answered by any group, and by every group, up to now. */
  readonly any: number;
  readonly all: number;
  /** How many that will be when the planned time is over; null while it is too early to say, or the time is over. */
  readonly ahead: { readonly any: number; readonly all: number } | null;
  /** Whole minutes of the planned time that are left. */
  readonly left: number;
  /** Whole minutes since any group last answered; null before the first answer. */
  readonly quiet: number | null;
  readonly groups: number;
  readonly next: Suggestion | null;
}

/** An aspect to go on with, and who still has to answer it. */
export interface Suggestion {
  readonly aspect: string;
  /** None of them where no group has answered it yet. */
  readonly answered: readonly Group[];
  readonly missing: readonly Group[];
}

/** The pace of a scale that groups place together. `now` is the room's clock in milliseconds. */
export function paceOf(state: State, activity: ActivityState, now: number): Pace {
  const groups = working(state, activity.id);
  const aspects = aspectsOf(state);
  const answered = aspects.map((aspect) =>
    groups.filter((group) => answers(state, activity.id, group, aspect)),
  );
  const any = answered.filter((by) => by.length > 0).length;
  const all = groups.length ? answered.filter((by) => by.length === groups.length).length : 0;
  const spent = spentIn(activity, now);
  const left = Math.max(0, activity.minutes * MINUTE - spent);
  const known = spent >= TOO_EARLY && any >= TOO_FEW && left > 0;
  const reach = (count: number) => Math.min(aspects.length, Math.floor(count + (count / spent) * left));
  return {
    of: aspects.length,
    any,
    all,
    ahead: known ? { any: reach(any), all: reach(all) } : null,
    left: Math.ceil(left / MINUTE),
    quiet: quietFor(state, activity.id, now),
    groups: groups.length,
    next: suggestion(aspects, answered, groups),
  };
}

/**
 * The aspect by which the overlap grows soonest: one that most groups, but not all, have answered; the first of equals in
 * the order of the plan. Where there is none, the first that nobody has answered, for all to take up at once.
 */
function suggestion(
  aspects: readonly string[],
  answered: readonly (readonly Group[])[],
  groups: readonly Group[],
): Suggestion | null {
  const open = aspects
    .map((aspect, place) => ({ aspect, by: answered[place] ?? [] }))
    .filter(({ by }) => by.length < groups.length);
  const most = Math.max(0, ...open.map(({ by }) => by.length));
  const best = open.find(({ by }) => by.length === most);
  if (!best) return null;
  return {
    aspect: best.aspect,
    answered: best.by,
    missing: groups.filter((group) => !best.by.includes(group)),
  };
}

/** The groups that have anybody in them, or have done anything: an empty one holds nobody up. */
function working(state: State, activity: string): readonly Group[] {
  const touched = new Set(Object.values(state.boards.notes).map((note) => note.board));
  return Object.values(groupsIn(state, activity)).filter(
    (group) => seatsOf(state, activity, group.id).length > 0 || touched.has(boardId(activity, group.id)),
  );
}

function aspectsOf(state: State): readonly string[] {
  return Object.values(state.session.aspects)
    .filter((aspect) => !aspect.parked)
    .map((aspect) => aspect.id);
}

/** Placed, or answered in another way; "not discussed" is an answer too, but it leaves nothing to compare. */
function answers(state: State, activity: string, group: Group, aspect: string): boolean {
  const card = cardId(boardId(activity, group.id), aspect);
  const mark = state.boards.marks[card];
  if (mark && mark !== "open") return mark !== "notDiscussed";
  return (state.boards.notes[card]?.x ?? null) !== null;
}

function quietFor(state: State, activity: string, now: number): number | null {
  const moves = Object.values(state.boards.notes)
    .filter((note) => note.aspect !== null && activityOf(note.board) === activity)
    .map((note) => note.moved?.at ?? 0);
  const last = Math.max(0, ...moves);
  return last === 0 ? null : Math.max(0, Math.floor((now - last) / MINUTE));
}
