/**
 * The comparison: where each group put each aspect, side by side.
 *
 * A group that did not place an aspect is never given a place. "Placed", "undecided", "not discussed" and "not placed yet"
 * are four different answers. Groups are never pooled, and with one placement a group nothing is averaged.
 */
import type { Comparison, Lane, Row, State } from "../contract";
import { boardId, cardId } from "./board";

export type Standing = Lane["standing"];

/** The comparison of all groups in a scale activity, from what this state holds. */
export function compare(state: State, activity: string): Comparison {
  const groups = Object.keys(state.people.groups);
  const boards = new Set(groups.map((group) => boardId(activity, group)));
  const remarks = commentsByNote(state);
  const rows = Object.values(state.session.aspects)
    .filter((aspect) => !aspect.parked)
    .map((aspect) => row(state, activity, groups, aspect.id, remarks));
  const invented = Object.values(state.boards.notes).filter(
    (note) => note.aspect === null && !note.removed && boards.has(note.board),
  );
  return {
    activity,
    rows,
    invented: invented.map((note) => note.id),
    placedByAll: rows.filter(({ lanes }) => lanes.every((lane) => lane.standing === "placed")).length,
  };
}

/** How a group answered for the aspect whose card this is. */
export function standing(state: State, card: string): Standing {
  const mark = state.boards.marks[card];
  if (mark === "undecided" || mark === "notDiscussed") return mark;
  return (state.boards.notes[card]?.x ?? null) === null ? "unplaced" : "placed";
}

type Remarks = ReadonlyMap<string, readonly string[]>;

function row(
  state: State,
  activity: string,
  groups: readonly string[],
  aspect: string,
  remarks: Remarks,
): Row {
  const lanes = groups.map((group) => lane(state, group, cardId(boardId(activity, group), aspect), remarks));
  const places = lanes.map(({ x }) => x).filter((x) => x !== null);
  const distance = places.length < 2 ? null : Math.max(...places) - Math.min(...places);
  return { aspect, lanes, distance };
}

function lane(state: State, group: string, card: string, remarks: Remarks): Lane {
  const note = state.boards.notes[card];
  return {
    group,
    standing: standing(state, card),
    x: note?.x ?? null,
    text: note?.text ?? "",
    comments: remarks.get(card) ?? [],
  };
}

function commentsByNote(state: State): Remarks {
  const found = new Map<string, string[]>();
  for (const { id, on, removed } of Object.values(state.boards.comments)) {
    if (removed) continue;
    const ids = found.get(on);
    if (ids) ids.push(id);
    else found.set(on, [id]);
  }
  return found;
}
