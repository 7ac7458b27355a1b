/**
 * The comparison: where each group, or each person of it, put each aspect, side by side.
 *
 * A group that did not place an aspect is never given a place; the other answers stay answers of their own. Groups are
 * never pooled, and with one placement a group nothing is averaged. What a difference is called was declared
 * beforehand, or it is called nothing.
 */
import type { Bands, Comparison, Lane, Lanes, Note, Pair, Row, State, Tally } from "../contract";
import { activityOf, boardId, cardId, groupOf, ownerOf } from "./board";
import { groupIn, groupsIn } from "./groups";
import { dotsOf, laneOfGroup, laneOfPeople, type Remarks, remarksIn, type Standing, standing } from "./lanes";
import { across, between } from "./statistics";

export { type Standing, standing };

export type Filter = "agree" | "far" | "onlyOne";

const DISCUSSED: readonly Standing[] = ["placed", "depends", "cantAgree", "undecided"];

/** The comparison of all groups in a scale activity, from what this state holds. */
export function compare(state: State, activity: string): Comparison {
  const table = tableOf(state, activity);
  const aspects = Object.values(state.session.aspects).filter((aspect) => !aspect.parked);
  const rows = aspects.map(({ id }) => rowOf(table, id));
  const own = Object.values(state.boards.notes).filter((note) => isInvented(note, table));
  const families = familiesOf(state.boards.matches, own);
  const together = new Set(families.flat().map((note) => note.id));
  const everywhere = (wanted: readonly Standing[]) =>
    rows.filter(({ lanes }) => lanes.every((lane) => wanted.includes(lane.standing))).length;
  return {
    activity,
    mode: table.people ? "individual" : "group",
    rows,
    matched: families.map((family) => match(table, family)),
    invented: own.filter((note) => !together.has(note.id)).map((note) => note.id),
    placedByAll: everywhere(["placed"]),
    discussedByAll: everywhere(DISCUSSED),
    across: table.people ? [] : tallies(table.groups, rows),
  };
}

/**
 * Whether a row belongs to those that agree, that lie far apart, or that only one group placed. The first two speak the
 * words of the declared bands, so without bands no row fits them.
 */
export function fits({ lanes, band }: Lanes, only: Filter): boolean {
  if (only === "onlyOne") return lanes.filter((lane) => lane.standing === "placed").length === 1;
  return band === (only === "agree" ? "near" : "far");
}

/** Whose boards a group has, and the seats that are asked as people of this group. */
interface People {
  readonly owners: Set<string>;
  readonly here: Set<string>;
}

/** What every row is made from; `people` by group in individual mode, null in group mode. */
interface Table {
  readonly state: State;
  readonly activity: string;
  readonly groups: readonly string[];
  readonly remarks: Remarks;
  readonly people: ReadonlyMap<string, People> | null;
}

function tableOf(state: State, activity: string): Table {
  const groups = Object.keys(groupsIn(state, activity));
  const alone = state.agenda.activities[activity]?.mode === "individual";
  const people = alone ? peopleOf(state, activity, groups) : null;
  return { state, activity, groups, remarks: remarksIn(state), people };
}

function peopleOf(state: State, activity: string, groups: readonly string[]): ReadonlyMap<string, People> {
  const found = new Map<string, People>(
    groups.map((group) => [group, { owners: new Set(), here: new Set() }]),
  );
  const begun = new Map<string, string>();
  const notes = Object.values(state.boards.notes).map((note) => note.board);
  const marks = Object.keys(state.boards.marks).map((card) => card.slice(0, card.lastIndexOf(":")));
  for (const board of new Set([...notes, ...marks])) {
    const [group, owner] = [groupOf(board), ownerOf(board)];
    if (!owner || activityOf(board) !== activity || !found.has(group)) continue;
    found.get(group)?.owners.add(owner);
    if (!begun.has(owner)) begun.set(owner, group);
  }
  for (const { id, removed } of Object.values(state.people.seats)) {
    // Whoever changes groups keeps the board that they have begun.
    const place = begun.get(id) ?? groupIn(state, id, activity);
    if (place !== null && !removed) found.get(place)?.here.add(id);
  }
  return found;
}

function rowOf(table: Table, aspect: string): Row {
  const lanes = table.groups.map((group) => laneOf(table, group, aspect));
  return { aspect, lanes, ...apart(table, lanes) };
}

function laneOf({ state, activity, remarks, people }: Table, group: string, aspect: string): Lane {
  const alone = people?.get(group);
  if (!alone) return laneOfGroup(state, group, cardId(boardId(activity, group), aspect), remarks);
  const cards = [...alone.owners].map(
    (owner) => [owner, cardId(boardId(activity, group, owner), aspect)] as const,
  );
  return laneOfPeople(state, group, new Map(cards), alone.here, remarks);
}

function match(table: Table, family: readonly Note[]): Lanes {
  const lanes = table.groups.map((group) => laneIn(table, group, family));
  return { lanes, ...apart(table, lanes) };
}

function laneIn({ state, remarks, people }: Table, group: string, family: readonly Note[]): Lane {
  const mine = family.filter((note) => groupOf(note.board) === group);
  const notes = new Map(mine.map((note) => [ownerOf(note.board) ?? group, note.id]));
  if (people) return laneOfPeople(state, group, notes, null, remarks);
  return laneOfGroup(state, group, notes.get(group) ?? null, remarks);
}

function apart({ state }: Table, lanes: readonly Lane[]): Pick<Lanes, "distance" | "band" | "pairs"> {
  const middles = lanes.map((lane) => (lane.alone ? lane.alone.spread.median : lane.x));
  const places = middles.filter((place) => place !== null);
  const distance = places.length < 2 ? null : Math.max(...places) - Math.min(...places);
  return {
    distance,
    band: bandOf(state.session.bands, distance, lanes.flatMap(dotsOf)),
    pairs: pairs(lanes),
  };
}

function bandOf(bands: Bands | null, distance: number | null, dots: readonly number[]): Lanes["band"] {
  if (bands === null || distance === null) return null;
  if (distance >= bands.far) return "far";
  return Math.max(...dots) - Math.min(...dots) < bands.near ? "near" : "between";
}

function pairs(lanes: readonly Lane[]): Pair[] {
  const placed = lanes.filter((lane) => lane.alone && lane.alone.dots.length > 0);
  return combinations(placed).map(([one, other]) => {
    return { first: one.group, second: other.group, ...between(dotsOf(one), dotsOf(other)) };
  });
}

function tallies(groups: readonly string[], rows: readonly Row[]): Tally[] {
  return combinations(groups.map((_, at) => at)).map(([one, other]) => {
    const both = rows.map(({ lanes }) => [lanes[one]?.x ?? null, lanes[other]?.x ?? null] as const);
    const differences = both.flatMap(([x, y]) => (x === null || y === null ? [] : [x - y]));
    return { first: groups[one] ?? "", second: groups[other] ?? "", ...across(differences) };
  });
}

function combinations<Thing>(things: readonly Thing[]): (readonly [Thing, Thing])[] {
  return things.flatMap((one, at) => things.slice(at + 1).map((other) => [one, other] as const));
}

function isInvented(note: Note, { activity, groups, people }: Table): boolean {
  if (note.aspect !== null || note.removed || activityOf(note.board) !== activity) return false;
  return groups.includes(groupOf(note.board)) && (people !== null || ownerOf(note.board) === null);
}

/**
 * Notes that were matched with each other, directly or by way of others, in their order; one for each board. A second
 * note of the same board stands for itself, and so does what is matched within one group only.
 */
function familiesOf(matches: Readonly<Record<string, string>>, own: readonly Note[]): Note[][] {
  const family = new Map(own.map((note) => [note.id, [note.id]]));
  for (const [note, to] of Object.entries(matches)) {
    const [one, other] = [family.get(note), family.get(to)];
    if (!one || !other || one === other) continue;
    const joined = [...one, ...other];
    for (const id of joined) family.set(id, joined);
  }
  const found = new Map<readonly string[], Map<string, Note>>();
  for (const note of own) {
    const ids = family.get(note.id) ?? [];
    const boards = found.get(ids) ?? new Map<string, Note>();
    found.set(ids, boards);
    if (!boards.has(note.board)) boards.set(note.board, note);
  }
  const families = [...found.values()].map((boards) => [...boards.values()]);
  return families.filter((notes) => new Set(notes.map((note) => groupOf(note.board))).size > 1);
}
