/** What a moment can speak of: notes, points and answers, with their words and whose they are. Pure. */
import type { State } from "../../contract";
import { activityOf, boardId, groupOf, ownerOf } from "../../projections/board";
import { cards, wordsOf } from "../../projections/cards";
import { EVERYONE, groupsIn } from "../../projections/groups";
import { wordsOn } from "../replay/stage/wordsOn";

/** A moment speaks of so many notes at most. */
export const MOST_NOTES = 20;
/** The longest label and memo that can be sent, in characters. */
export const LABEL = 120;
export const MEMO = 2000;

/** What is said of a moment. */
export interface MomentWords {
  readonly label: string;
  /** "" for none. */
  readonly memo: string;
  readonly notes: readonly string[];
}

/** The same as a command takes it: what is not said is left out. */
export function commanded({ label, memo, notes }: MomentWords) {
  return { label, notes, ...(memo && { memo }) };
}

export interface Spoken {
  readonly id: string;
  readonly words: string;
  /** The group whose it is; empty where everybody works as one, and for answers. */
  readonly group: string;
}

/** What the note, comment, point or answer of this id says, as `state` has it; "" for one that it does not know. */
export function spokenWords(state: State, id: string): string {
  return state.boards.comments[id]?.text || wordsOn(state, id);
}

/** Everything of an activity that a moment can speak of, board by board. */
export function speakable(state: State, activity: string): readonly Spoken[] {
  return [...onBoards(state, activity), ...onCharts(state, activity), ...answers(state, activity)].filter(
    ({ words }) => words !== "",
  );
}

function onBoards(state: State, activity: string): readonly Spoken[] {
  const kind = state.agenda.activities[activity]?.kind;
  if (kind === "chart" || kind === "reflection") return [];
  const groups = Object.keys(groupsIn(state, activity));
  const shared = groups.flatMap((group) => {
    const { tray, placed, marked } = cards(state, boardId(activity, group));
    return [...tray, ...placed, ...marked]
      .filter(({ note }) => kind === "scale" || note.aspect === null)
      .map(({ note, words }) => ({ id: note.id, words, group: named(state, activity, group) }));
  });
  const own = Object.values(state.boards.notes)
    .filter(({ board, removed }) => activityOf(board) === activity && ownerOf(board) !== null && !removed)
    .map((note) => ({
      id: note.id,
      words: wordsOf(state, note),
      group: named(state, activity, groupOf(note.board)),
    }));
  return isAlone(state, activity) ? own : [...shared, ...own];
}

function isAlone(state: State, activity: string): boolean {
  return state.agenda.activities[activity]?.mode === "individual";
}

function onCharts(state: State, activity: string): readonly Spoken[] {
  return Object.values(state.charts.points)
    .filter(({ chart, removed }) => activityOf(chart) === activity && !removed)
    .map(({ id, text, chart }) => ({ id, words: text, group: named(state, activity, groupOf(chart)) }));
}

function answers(state: State, activity: string): readonly Spoken[] {
  return Object.values(state.reflections.given)
    .filter((one) => one.activity === activity)
    .map(({ id, text }) => ({ id, words: text, group: "" }));
}

function named(state: State, activity: string, group: string): string {
  return group === EVERYONE.id ? "" : (groupsIn(state, activity)[group]?.name ?? "");
}

/** Those whose words or group hold every word that was typed. */
export function found(all: readonly Spoken[], typed: string): readonly Spoken[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return all.filter(({ words, group }) => {
    const text = `${words} ${group}`.toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
