/** The comparison as people read it: each group's answer, own words and remarks, and the gap as a plain statement. Pure. */
import type { Comparison, Group, Lanes, Row, State } from "../../contract";
import { compare } from "../../projections/comparison";
import { groupIn, groupsIn } from "../../projections/groups";
import { words } from "../../words";
import { type InventedView, invented } from "./invented";
import { bandInWords, pairInWords, shiftInWords, tallyInWords } from "./inWords";
import { type LaneView, laneView } from "./lane";
import { type Sieve, type Sift, sieves, sifted, UNSIFTED, whyNot, within } from "./sift";

export interface RowView {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly lanes: readonly LaneView[];
  /** The widest gap between groups that placed it, 0–1000, or null where there is nothing to compare. */
  readonly distance: number | null;
  /** The gap in words, or why there is none; empty where only one group is there. */
  readonly gap: string;
  /** Between what the gap lies, where that is not plain. */
  readonly between: string;
  /** How the groups' people lie to each other, a few sentences for each two groups. */
  readonly pairs: readonly string[];
}

/** A group with how many people work in it, and how many aspects it placed. */
export interface GroupView {
  readonly group: Group;
  readonly people: number;
  readonly placed: number;
}

export interface ComparisonView {
  readonly mode: Comparison["mode"];
  readonly groups: readonly GroupView[];
  /** How many aspects there are, whatever is shown of them. */
  readonly of: number;
  readonly rows: readonly RowView[];
  /** Notes that different groups made and that say the same. */
  readonly matched: readonly RowView[];
  /** Notes that only one group has, by the group's id. */
  readonly invented: ReadonlyMap<string, readonly InventedView[]>;
  readonly placedByAll: number;
  readonly discussedByAll: number;
  /** On how many aspects which group lies nearer which end, a sentence for each two groups. */
  readonly tallies: readonly string[];
  readonly sieves: readonly Sieve[];
  /** What is shown of it. */
  readonly sift: Sift;
  /** Why some choices of rows cannot be made; empty where all can. */
  readonly whyNot: string;
}

/** The comparison of a scale activity, or those rows of it that are asked for. */
export function comparisonView(state: State, activity: string, wanted: Sift = UNSIFTED): ComparisonView {
  const found = compare(state, activity);
  const groups = groupsIn(state, activity);
  const offered = sieves(state, found);
  const sift = within(wanted, offered);
  return {
    mode: found.mode,
    groups: Object.values(groups).map((group) => groupView(state, found, group)),
    of: found.rows.length,
    rows: sifted(found.rows, sift).map((row) => aspectRow(state, groups, row)),
    matched: sifted(found.matched, sift).map((row) => matchedRow(state, groups, row)),
    invented: sift.which === "all" || sift.which === "onlyOne" ? invented(state, groups, found) : new Map(),
    placedByAll: found.placedByAll,
    discussedByAll: found.discussedByAll,
    tallies: talliesOf(state, groups, found),
    sieves: offered,
    sift,
    whyNot: whyNot(state, found),
  };
}

type Groups = Readonly<Record<string, Group>>;

function groupView(state: State, found: Comparison, group: Group): GroupView {
  const seats = Object.values(state.people.seats).filter((seat) => !seat.removed);
  const lanes = found.rows.flatMap((row) => row.lanes.filter((lane) => lane.group === group.id));
  return {
    group,
    people: seats.filter((seat) => groupIn(state, seat.id, found.activity) === group.id).length,
    placed: lanes.filter((lane) => lane.standing === "placed").length,
  };
}

function aspectRow(state: State, groups: Groups, row: Row): RowView {
  const aspect = state.session.aspects[row.aspect];
  const { title, detail } = aspect ?? { title: row.aspect, detail: "" };
  return { id: row.aspect, title, detail, ...side(state, groups, row) };
}

/** The groups' own notes have no title in common, so the row is called by what each of them wrote. */
function matchedRow(state: State, groups: Groups, row: Lanes): RowView {
  const seen = side(state, groups, row);
  const texts = [...new Set(seen.lanes.flatMap((lane) => lane.own))];
  const title = texts.map((text) => words.t("comparison.quoted", { text })).join(" · ");
  const id = row.lanes.map((lane) => lane.note ?? lane.alone?.dots[0]?.note ?? "").join(" ");
  return { id, title: title || words.t("comparison.matchedOne"), detail: "", ...seen };
}

function side(state: State, groups: Groups, row: Lanes): Omit<RowView, "id" | "title" | "detail"> {
  const lanes = row.lanes.flatMap((lane) => {
    const group = groups[lane.group];
    return group ? [laneView(state, lane, group)] : [];
  });
  return { lanes, distance: row.distance, ...gapOf(row, lanes), pairs: pairsOf(state, groups, row) };
}

function gapOf(row: Lanes, lanes: readonly LaneView[]): Pick<RowView, "gap" | "between"> {
  const placed = lanes.filter((lane) => lane.standing === "placed");
  if (lanes.length < 2) return { gap: "", between: "" };
  if (row.distance === null) {
    const only = placed[0];
    const gap = only ? words.t("comparison.onlyOne", { group: only.group.name }) : words.t("comparison.none");
    return { gap, between: "" };
  }
  const middles = placed.some((lane) => lane.alone);
  const several = placed.length > 2;
  const key = middles
    ? several
      ? "ofWidestMiddles"
      : "ofMiddles"
    : several && row.distance
      ? "ofWidest"
      : null;
  return {
    gap: bandInWords(row.distance, row.band),
    between: key ? words.t(`comparison.${key}`) : "",
  };
}

function pairsOf(state: State, groups: Groups, row: Lanes): readonly string[] {
  const { scale } = state.session;
  return row.pairs.map((pair) => {
    const [first, second] = [nameOf(groups, pair.first), nameOf(groups, pair.second)];
    return `${pairInWords(pair, first, second, scale)} ${shiftInWords(pair, first, second, scale)}`.trim();
  });
}

function talliesOf(state: State, groups: Groups, found: Comparison): readonly string[] {
  return found.across
    .map((tally) =>
      tallyInWords(tally, nameOf(groups, tally.first), nameOf(groups, tally.second), state.session.scale),
    )
    .filter(Boolean);
}

function nameOf(groups: Groups, id: string): string {
  return groups[id]?.name ?? id;
}
