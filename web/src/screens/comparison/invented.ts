/** The notes that a group made itself and that stand for themselves, as people read them. Pure. */
import type { Comment, Comparison, Group, Note, State } from "../../contract";
import { groupOf } from "../../projections/board";
import { answerOf } from "./lane";

export interface InventedView {
  readonly note: Note;
  readonly answer: string;
  readonly reason: string;
  readonly comments: readonly Comment[];
}

/** By the group's id, in the order in which the notes were made. */
export function invented(
  state: State,
  groups: Readonly<Record<string, Group>>,
  found: Comparison,
): ReadonlyMap<string, InventedView[]> {
  const byGroup = new Map<string, InventedView[]>();
  const remarks = new Map<string, Comment[]>();
  for (const comment of Object.values(state.boards.comments)) {
    if (comment.text && !comment.removed)
      remarks.set(comment.on, [...(remarks.get(comment.on) ?? []), comment]);
  }
  for (const id of found.invented) {
    const note = state.boards.notes[id];
    const group = note && groups[groupOf(note.board)];
    if (!note || !group) continue;
    const answer = answerOf(state, group, note.x === null ? "unplaced" : "placed", note.x);
    const view = { note, answer, reason: note.reason, comments: remarks.get(id) ?? [] };
    byGroup.set(group.id, [...(byGroup.get(group.id) ?? []), view]);
  }
  return byGroup;
}
