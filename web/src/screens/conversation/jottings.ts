/** What was noted during a talk: points and questions, by group. Pure. */
import type { Group, Note, State } from "../../contract";
import { boardId } from "../../projections/board";
import { groupsIn } from "../../projections/groups";

/** What lies on a group's board in a conversation, oldest first. */
export interface Jottings {
  readonly points: readonly Note[];
  readonly questions: readonly Note[];
  /** Removed ones, that can be put back. */
  readonly bin: readonly Note[];
}

export function jottingsOn(state: State, board: string): Jottings {
  const notes = Object.values(state.boards.notes).filter(
    (note) => note.board === board && note.aspect === null,
  );
  const lying = notes.filter((note) => !note.removed);
  return {
    points: lying.filter((note) => !note.question),
    questions: lying.filter((note) => note.question),
    bin: notes.filter((note) => note.removed),
  };
}

/** The same for every group of a conversation, in the order of the groups. */
export function jottingsIn(
  state: State,
  activity: string,
): readonly (Jottings & { readonly group: Group })[] {
  return Object.values(groupsIn(state, activity)).map((group) => ({
    group,
    ...jottingsOn(state, boardId(activity, group.id)),
  }));
}
