/**
 * What a seat has in front of it in an activity: its group's board or chart, a board that it has to itself, its answers.
 *
 * The same answers as in `server/rules/case.py`, so that a tablet acts on the board on which the server will find it.
 */
import type { ActivityState, Reflection, Seat, State } from "../contract";
import { aliasIn } from "./alias";
import { activityOf, boardId, ownerOf } from "./board";
import { groupIn } from "./groups";

/**
 * The board that a seat acts on: its own where each person places alone, else its group's. Null for one that has no group
 * there, and for one whose own board this tablet may not know.
 */
export function ownBoard(state: State, seat: string, activity: string): string | null {
  return alone(state, activity) ? boardAlone(state, seat, activity) : ownChart(state, seat, activity);
}

/** The board that a new note of the seat's goes on: while everybody writes alone, one that only its author sees. */
export function deskOf(state: State, seat: string, activity: string): string | null {
  const writing = state.agenda.activities[activity]?.writing;
  return writing ? boardAlone(state, seat, activity) : ownBoard(state, seat, activity);
}

/** Every board that a seat may change in the activity, the one it acts on first. */
export function ownBoards(state: State, seat: string, activity: string): readonly string[] {
  // Also what was begun alone with another group: it stays one's own until it is shared.
  const begun = state.agenda.activities[activity]?.writing ? begunBy(state, seat, activity) : [];
  const boards = [ownBoard(state, seat, activity), deskOf(state, seat, activity), ...begun];
  return boards.filter((board, place): board is string => board !== null && boards.indexOf(board) === place);
}

/** The chart of the seat's group in the activity; null for one that has no group there. */
export function ownChart(state: State, seat: string, activity: string): string | null {
  const group = groupIn(state, seat, activity);
  return group === null ? null : boardId(activity, group);
}

/**
 * The seat's own board in its group; null where its alias is unknown. Where all place alone it stays the one that was
 * begun, whatever group comes later.
 */
export function boardAlone(state: State, seat: string, activity: string): string | null {
  const [group, owner] = [groupIn(state, seat, activity), ownerIn(state, seat, activity)];
  if (group === null || owner === "") return null;
  const begun = alone(state, activity) ? begunBy(state, seat, activity)[0] : undefined;
  return begun ?? boardId(activity, group, owner);
}

/** The boards of the seat's own in the activity that have notes. */
function begunBy(state: State, seat: string, activity: string): readonly string[] {
  // In sessions of older versions a seat had one name for all activities: its alias as it is.
  const owners = [ownerIn(state, seat, activity), state.people.seats[seat]?.alias].filter(Boolean);
  const boards = Object.values(state.boards.notes).map(({ board }) => board);
  return boards.filter((board) => owners.includes(ownerOf(board) ?? "") && activityOf(board) === activity);
}

/** The seat's answer to a prompt, as it stands; null while it has given none. */
export function ownAnswer(state: State, seat: string, activity: string, prompt: string): Reflection | null {
  const given = Object.values(state.reflections.given);
  const own = (one: Reflection) =>
    one.activity === activity && one.prompt === prompt && one.given.by === seat;
  return given.find(own) ?? null;
}

/** The name under which a seat's own boards go: its id where people are named, else its alias there; empty if unknown. */
export function ownerIn(state: State, seat: string, activity: string): string {
  const known: Seat | undefined = state.people.seats[seat];
  if (!known) return "";
  return state.agenda.activities[activity]?.attribution === "named"
    ? known.id
    : aliasIn(known.alias, activity);
}

/** Whether each person places alone there. */
export function alone(state: State, activity: string): boolean {
  const known: ActivityState | undefined = state.agenda.activities[activity];
  return known?.kind === "scale" && known.mode === "individual";
}

/** The other people at this tablet: seats that it writes for, in the order in which they joined. */
export function companions(state: State, me: string): readonly Seat[] {
  return Object.values(state.people.seats).filter(({ scribe, removed }) => scribe === me && !removed);
}

/** The seat that acts: the one who is speaking, as long as this tablet may write for them, else the tablet's own. */
export function actingSeat(state: State, me: string, speaker: string | null): string {
  const known = speaker === null ? undefined : state.people.seats[speaker];
  return known && known.scribe === me && !known.removed ? known.id : me;
}
