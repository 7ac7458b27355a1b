/** How much each group, or each background, has added in an activity: never how much a person has. Pure. */
import type { ActivityState, Change, Group, State } from "../../contract";
import { activityOf, groupOf } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { seatsOf } from "./seating";

export interface Share {
  readonly group: Group;
  /** Placements, notes, reasons, remarks and points. */
  readonly added: number;
  readonly people: number;
}

export interface Balance {
  /** Nobody is named in this activity, so nothing is counted. */
  readonly anonymous: boolean;
  readonly shares: readonly Share[];
  /** The group that could be asked; null while there is little to go by, or all add about as much. */
  readonly ask: Group | null;
}

/** Before so many were added in all, nothing is said of who adds less. */
const FEW = 6;
/** Somebody could be asked where others add so many times as much for each person. */
const TIMES = 3;

/**
 * The balance of an activity. By background where tables are mixed and people are named; otherwise by group, which the
 * boards say by themselves. What came from paper counts for the group whose board it is on.
 */
export function balanceOf(state: State, activity: ActivityState): Balance {
  if (activity.attribution === "nobody") return { anonymous: true, shares: [], ask: null };
  const mixed = activity.grouping !== "separate" && activity.attribution === "named";
  const groups = Object.values(mixed ? state.people.groups : groupsIn(state, activity.id));
  const whose = mixed ? (done: Done) => state.people.seats[done.by]?.background : (done: Done) => done.group;
  const all = addedIn(state, activity.id).map(whose);
  const shares = groups
    .map((group) => ({
      group,
      added: all.filter((id) => id === group.id).length,
      people: mixed ? ofBackground(state, group.id) : seatsOf(state, activity.id, group.id).length,
    }))
    .filter(({ added, people }) => added > 0 || people > 0);
  return { anonymous: false, shares, ask: quietest(shares) };
}

interface Done {
  readonly by: string;
  readonly group: string;
}

function addedIn(state: State, activity: string): readonly Done[] {
  const found: Done[] = [];
  const add = (board: string, change: Change | null) => {
    if (change && activityOf(board) === activity) found.push({ by: change.by, group: groupOf(board) });
  };
  for (const note of Object.values(state.boards.notes)) {
    if (note.aspect === null) add(note.board, note.added);
    else add(note.board, note.moved);
    add(note.board, note.worded);
  }
  for (const comment of Object.values(state.boards.comments))
    if (!comment.removed) add(comment.board, comment.added);
  for (const point of Object.values(state.charts.points)) if (!point.removed) add(point.chart, point.added);
  return found;
}

function ofBackground(state: State, background: string): number {
  return Object.values(state.people.seats).filter((seat) => !seat.removed && seat.background === background)
    .length;
}

function quietest(shares: readonly Share[]): Group | null {
  const there = shares.filter(({ people }) => people > 0);
  const sum = there.reduce((total, { added }) => total + added, 0);
  if (there.length < 2 || sum < FEW) return null;
  const each = ({ added, people }: Share) => added / people;
  const least = there.reduce((found, share) => (each(share) < each(found) ? share : found));
  const rest = there.filter((share) => share !== least);
  const others =
    rest.reduce((total, { added }) => total + added, 0) / rest.reduce((n, { people }) => n + people, 0);
  return others >= TIMES * each(least) ? least.group : null;
}
