/** A part of a replay for people who were not there: what is asked for, and in words what it is made without. Pure. */
import type { ClipPreview, State, Withheld } from "../../../contract";
import { activityOf, groupOf } from "../../../projections/board";
import { groupsIn } from "../../../projections/groups";
import { words } from "../../../words";

/** What happened with `after < seq <= upto`, with or without the words of participants, and the day. */
export interface Part {
  readonly after: number;
  readonly upto: number;
  readonly words: boolean;
  readonly date: boolean;
}

/** The same, as a call's query. */
export function queryOf({ after, upto, words: spoken, date }: Part): string {
  const yes = (is: boolean) => (is ? "yes" : "no");
  return `after=${after}&upto=${upto}&words=${yes(spoken)}&date=${yes(date)}`;
}

/** The part with another beginning or end; an end that would come to stand before the other takes it along. */
export function from(part: Part, after: number, head: number): Part {
  return { ...part, after, upto: part.upto > after ? part.upto : head };
}

export function upTo(part: Part, upto: number): Part {
  return { ...part, upto, after: part.after < upto ? part.after : 0 };
}

const COUNTED = ["places", "notes", "comments", "points", "answers"] as const;

/** "Cards and notes put down: 12" and so on, for what there is. */
export function held(preview: ClipPreview): readonly string[] {
  const { t } = words;
  return COUNTED.filter((kind) => preview[kind] > 0).map((kind) =>
    t(`replayTake.holds.${kind}`, { number: preview[kind] }),
  );
}

/** A sentence for everything that is left out. `state` knows what activities and groups are called. */
export function leftOut(withheld: Withheld, dated: boolean, state: State): readonly string[] {
  const { t } = words;
  const title = (activity: string) => state.agenda.activities[activity]?.title ?? activity;
  const each = (kind: "unrevealed" | "alone" | "few") =>
    withheld[kind].map((activity) => t(`replayTake.out.${kind}`, { activity: title(activity) }));
  return [
    t("replayTake.out.people"),
    t(dated ? "replayTake.out.timesButDay" : "replayTake.out.times"),
    t("replayTake.out.hidden"),
    ...(withheld.words ? [t("replayTake.out.words")] : []),
    ...each("unrevealed"),
    ...each("alone"),
    ...withheld.lone.map((board) => t("replayTake.out.lone", placeOf(board, state))),
    ...each("few"),
  ];
}

/** A sentence for every group that is so small that others may guess who said what. */
export function guessable(small: readonly string[], state: State): readonly string[] {
  return small.map((board) => words.t("replayTake.small", placeOf(board, state)));
}

function placeOf(board: string, state: State): { readonly group: string; readonly activity: string } {
  const [activity, group] = [activityOf(board), groupOf(board)];
  return {
    group: groupsIn(state, activity)[group]?.name ?? group,
    activity: state.agenda.activities[activity]?.title ?? activity,
  };
}
