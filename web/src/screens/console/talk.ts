/** What people noted and answered in a conversation or a reflection, as a facilitator reads it. Pure. */
import type { ActivityState, Group, Note, Prompt, Reflection, State } from "../../contract";
import { activityOf, groupOf, ownerOf } from "../../projections/board";
import { groupsIn } from "../../projections/groups";

/** What a group noted during the talk, oldest first. */
export interface Jottings {
  readonly group: Group;
  readonly points: readonly Note[];
  readonly questions: readonly Note[];
  /** Still with their authors, in private writing. */
  readonly writing: number;
}

export interface Answers {
  readonly prompt: Prompt;
  /** In words, oldest first; those that were taken back left out. */
  readonly texts: readonly Reflection[];
  /** For a rating: how many chose each option, in the order of the options. */
  readonly ratings: readonly number[];
  readonly given: number;
}

/** Points and questions by group. */
export function jottingsOf(state: State, activity: string): readonly Jottings[] {
  const notes = Object.values(state.boards.notes).filter(
    (note) => activityOf(note.board) === activity && note.aspect === null && !note.removed,
  );
  return Object.values(groupsIn(state, activity)).map((group) => {
    const here = notes.filter((note) => groupOf(note.board) === group.id);
    const shared = here.filter((note) => ownerOf(note.board) === null);
    return {
      group,
      points: shared.filter((note) => !note.question),
      questions: shared.filter((note) => note.question),
      writing: here.length - shared.length,
    };
  });
}

/** The answers to each prompt that asks for one. */
export function answersOf(state: State, activity: ActivityState): readonly Answers[] {
  const all = Object.values(state.reflections.given).filter(
    (one) => one.activity === activity.id && stands(one),
  );
  return activity.prompts
    .filter((prompt) => prompt.kind !== "card")
    .map((prompt) => {
      const here = all.filter((one) => one.prompt === prompt.id);
      return {
        prompt,
        texts: here.filter((one) => one.text !== ""),
        ratings: prompt.options.map((_, place) => here.filter((one) => one.rating === place + 1).length),
        given: here.length,
      };
    });
}

/** An answer with neither text nor rating was taken back. */
function stands({ text, rating }: Reflection): boolean {
  return text !== "" || rating !== null;
}
