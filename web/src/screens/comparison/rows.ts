/** The comparison as people read it: each group's place, own words and remarks, and the gap as a plain statement. Pure. */
import type { AspectState, Comment, Group, Lane, Note, Row, State } from "../../contract";
import { groupOf } from "../../projections/board";
import { compare } from "../../projections/comparison";
import { words } from "../../words";
import { placeInWords } from "../tablet/places";

export interface LaneView {
  readonly group: Group;
  readonly standing: Lane["standing"];
  /** 0–1000 when it is placed, otherwise null. */
  readonly x: number | null;
  /** Where they put it, or what they said instead: "Nearer “Set in stone”", "Not discussed by PPI contributors". */
  readonly answer: string;
  /** What they wrote on the card; empty where they kept its title. */
  readonly own: string;
  readonly comments: readonly Comment[];
}

export interface RowView {
  readonly aspect: AspectState;
  readonly lanes: readonly LaneView[];
  /** The widest gap between groups that placed it, 0–1000, or null where there is nothing to compare. */
  readonly distance: number | null;
  /** The gap in words, or why there is none. */
  readonly gap: string;
}

export interface InventedView {
  readonly note: Note;
  readonly answer: string;
  readonly comments: readonly Comment[];
}

export interface ComparisonView {
  readonly rows: readonly RowView[];
  readonly groups: readonly Group[];
  /** Notes that only one group has, by the group's id. */
  readonly invented: ReadonlyMap<string, readonly InventedView[]>;
  readonly placedByAll: number;
}

export type Order = "plan" | "gap";

/** The comparison of a scale activity. In order "gap", the aspects that lie furthest apart come first. */
export function comparisonView(state: State, activity: string, order: Order = "plan"): ComparisonView {
  const found = compare(state, activity);
  const rows = found.rows.map((row) => rowView(state, row)).filter((row) => row !== null);
  return {
    rows: order === "gap" ? [...rows].sort((a, b) => (b.distance ?? -1) - (a.distance ?? -1)) : rows,
    groups: Object.values(state.people.groups),
    invented: invented(state, found.invented),
    placedByAll: found.placedByAll,
  };
}

/**
 * A gap of 0–1000 as a plain statement, out of a hundred. Only 0 is "the same place", and nothing is called near or
 * far: nobody has said where one would end and the other begin.
 */
export function gapInWords(distance: number): string {
  if (distance === 0) return words.t("comparison.same");
  const apart = Math.round(distance / 10);
  return apart === 0 ? words.t("comparison.barely") : words.t("comparison.apart", { distance: apart });
}

/** What a group said of a card: its place in words, or which of the other three answers it gave. */
export function answerOf(state: State, group: Group, standing: Lane["standing"], x: number | null): string {
  if (standing === "placed" && x !== null) return placeInWords(x, state.session.scale);
  if (standing === "notDiscussed") return words.t("comparison.notDiscussed", { group: group.name });
  if (standing === "undecided") return words.t("comparison.undecided", { group: group.name });
  return words.t("comparison.unplaced", { group: group.name });
}

function rowView(state: State, row: Row): RowView | null {
  const aspect = state.session.aspects[row.aspect];
  if (!aspect) return null;
  const lanes = row.lanes.map((lane) => laneView(state, lane)).filter((lane) => lane !== null);
  return { aspect, lanes, distance: row.distance, gap: gapOf(row.distance, lanes) };
}

function laneView(state: State, lane: Lane): LaneView | null {
  const group = state.people.groups[lane.group];
  if (!group) return null;
  return {
    group,
    standing: lane.standing,
    x: lane.standing === "placed" ? lane.x : null,
    answer: answerOf(state, group, lane.standing, lane.x),
    own: lane.text,
    comments: lane.comments.map((id) => state.boards.comments[id]).filter((comment) => comment !== undefined),
  };
}

function gapOf(distance: number | null, lanes: readonly LaneView[]): string {
  const placed = lanes.filter((lane) => lane.x !== null);
  if (distance === null) {
    const only = placed[0];
    return only ? words.t("comparison.onlyOne", { group: only.group.name }) : words.t("comparison.none");
  }
  const gap = gapInWords(distance);
  return placed.length > 2 ? words.t("comparison.widest", { gap }) : gap;
}

function invented(state: State, ids: readonly string[]): ReadonlyMap<string, readonly InventedView[]> {
  const byGroup = new Map<string, InventedView[]>();
  for (const id of ids) {
    const note = state.boards.notes[id];
    const group = note && state.people.groups[groupOf(note.board)];
    if (!note || !group) continue;
    const standing = note.x === null ? "unplaced" : "placed";
    const comments = Object.values(state.boards.comments).filter((one) => one.on === id && !one.removed);
    const view = { note, answer: answerOf(state, group, standing, note.x), comments };
    byGroup.set(group.id, [...(byGroup.get(group.id) ?? []), view]);
  }
  return byGroup;
}
