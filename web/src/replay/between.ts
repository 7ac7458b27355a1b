/**
 * What changed between two instants, board by board: never who did it, and of anybody's own board only how much.
 *
 * It is read off the two states, and off the rows between them for what states do not tell: how often, how far, and
 * after which event one sees it.
 */
import type { Boards, Comment, Note, Point, State } from "../contract";
import { activityOf, boardId, groupOf, ownerOf } from "../projections/board";
import { groupsIn } from "../projections/groups";
import { isPlacing, Walk } from "./traces";
import type { Row } from "./types";

/** What can happen to a note or a point, in the order in which it is told, with the event after which one sees it. */
const TOLD_BY = {
  added: "note.added",
  removed: "note.removed",
  restored: "note.restored",
  reworded: "note.reworded",
  explained: "note.explained",
  commented: "comment.added",
  uncommented: "comment.removed",
  pointAdded: "point.added",
  pointRemoved: "point.removed",
  pointRestored: "point.restored",
  pointReworded: "point.reworded",
  pointMoved: "point.moved",
  pointJoined: "point.joined",
  pointParted: "point.parted",
} as const satisfies Record<string, Row["type"]>;
export type What = keyof typeof TOLD_BY;
const ORDER = Object.keys(TOLD_BY) as readonly What[];

/** What happened to the note or point `on`, so many `times`; one sees it right after the event `seq`. */
export interface Line {
  readonly what: What;
  readonly on: string;
  readonly seq: number;
  readonly times: number;
}

/**
 * A note that lay somewhere else at the end than at the beginning, or went about in between; null: off the scale.
 * `moves`, `far` and `crossings` are those on the way, as in a `Trace`.
 */
export interface Shift {
  readonly on: string;
  readonly seq: number;
  readonly was: number | null;
  readonly now: number | null;
  readonly moves: number;
  readonly far: number;
  readonly crossings: number;
}

export type Mark = Boards["marks"][string];

/** What a group said of an aspect instead of placing it, before and after; null: nothing. */
export interface Marking {
  readonly on: string;
  readonly seq: number;
  readonly was: Mark | null;
  readonly now: Mark | null;
}

/** How many agreed with a point before and after. */
export interface Support {
  readonly on: string;
  readonly seq: number;
  readonly was: number;
  readonly now: number;
}

/** What changed on one group's board or chart. */
export interface BoardChanges {
  readonly board: string;
  readonly shifts: readonly Shift[];
  readonly markings: readonly Marking[];
  readonly lines: readonly Line[];
  readonly supports: readonly Support[];
}

/** All that changed with `after < seq <= upto`, in the order of the agenda and of the groups. */
export interface Changes {
  readonly after: number;
  readonly upto: number;
  readonly boards: readonly BoardChanges[];
  /** How often anything happened on boards that belong to one person of this group each. */
  readonly alone: readonly { readonly activity: string; readonly group: string; readonly times: number }[];
  /** So many answers were given in an activity that had not been given before. */
  readonly answers: readonly { readonly activity: string; readonly given: number }[];
}

/** What changed from one state to a later one, both as one viewer may see them, and so the rows. */
export function between(rows: Iterable<Row>, before: State, after: State): Changes {
  const seen = new Seen(rows, before, after);
  const places = placesIn(after);
  return {
    after: before.seq,
    upto: after.seq,
    boards: byBoard(seen).sort((one, other) => inOrder(places, one.board, other.board)),
    alone: [...seen.alone]
      .sort(([one], [other]) => inOrder(places, one, other))
      .map(([board, times]) => ({ activity: activityOf(board), group: groupOf(board), times })),
    answers: answered(before, after),
  };
}

/** Two states, what their groups' boards hold, and the rows in between by what they are about. */
class Seen {
  readonly before: State;
  readonly after: State;
  /** How much happened on boards of one person each, by the board of their group. */
  readonly alone = new Map<string, number>();
  readonly #about = new Map<string, Row[]>();
  #shared: number;

  constructor(rows: Iterable<Row>, before: State, after: State) {
    this.before = before;
    this.after = after;
    this.#shared = after.seq;
    for (const row of rows) if (row.seq > before.seq && row.seq <= after.seq) this.#take(row);
  }

  #take(row: Row): void {
    if (row.type === "writing.shared") this.#shared = row.seq;
    if (ownerOf(row.board) !== null) {
      const board = boardId(activityOf(row.board), groupOf(row.board));
      this.alone.set(board, (this.alone.get(board) ?? 0) + 1);
      return;
    }
    const about = this.#about.get(row.on);
    if (about) about.push(row);
    else this.#about.set(row.on, [row]);
  }

  /** What happened to this note or point, of this type. */
  rows(on: string, fits: (row: Row) => boolean): Row[] {
    return (this.#about.get(on) ?? []).filter(fits);
  }

  /** The event after which one sees it; where none is about it, it came from somebody's own board. */
  last(on: string, fits: (row: Row) => boolean): number {
    return this.rows(on, fits).at(-1)?.seq ?? this.#shared;
  }

  /** One thing that happened. */
  line(what: What, on: string, times = 1): Line {
    return { what, on, seq: this.last(on, tells(what)), times };
  }

  /** How often it happened to this note or point. */
  times(what: What, on: string): number {
    return this.rows(on, tells(what)).length;
  }
}

const tells = (what: What) => (row: Row) => row.type === TOLD_BY[what];

type Found<Change> = readonly (readonly [board: string, change: Change])[];

function byBoard(seen: Seen): BoardChanges[] {
  const [shifts, markings, lines, supports] = [shifted(seen), marked(seen), told(seen), supported(seen)];
  const boards = new Set([...shifts, ...markings, ...lines, ...supports].map(([board]) => board));
  return [...boards].map((board) => ({
    board,
    shifts: on(board, shifts).sort(inTime),
    markings: on(board, markings).sort(inTime),
    lines: on(board, lines).sort(
      (one, other) => ORDER.indexOf(one.what) - ORDER.indexOf(other.what) || inTime(one, other),
    ),
    supports: on(board, supports).sort(inTime),
  }));
}

function on<Change>(board: string, found: Found<Change>): Change[] {
  return found.filter(([at]) => at === board).map(([, change]) => change);
}

function inTime(one: Pick<Line, "seq" | "on">, other: Pick<Line, "seq" | "on">): number {
  return one.seq - other.seq || (one.on < other.on ? -1 : 1);
}

function shifted(seen: Seen): Found<Shift> {
  return notes(seen.after)
    .filter((note) => !note.removed)
    .flatMap((note) => {
      const earlier = same(seen.before.boards.notes, note);
      const was = earlier && !earlier.removed ? earlier.x : null;
      const walk = new Walk(was);
      const changes = seen.rows(note.id, isPlacing).filter(({ x }) => walk.put(x));
      if (walk.put(note.x)) changes.pop(); // a mark that asks again leaves the card where it lies
      if (was === note.x && walk.moves === 0) return [];
      const { moves, far, crossings } = walk;
      const seq = changes.at(-1)?.seq ?? seen.last(note.id, isReturning);
      return [[note.board, { on: note.id, seq, was, now: note.x, moves, far, crossings }] as const];
    });
}

function isReturning(row: Row): boolean {
  return isPlacing(row) || row.type === "note.restored";
}

function marked(seen: Seen): Found<Marking> {
  const [was, now] = [seen.before.boards.marks, seen.after.boards.marks];
  return Object.keys({ ...was, ...now }).flatMap((card) => {
    const board = card.slice(0, card.lastIndexOf(":"));
    if (ownerOf(board) !== null || was[card] === now[card]) return [];
    const seq = seen.last(card, isPlacing);
    return [[board, { on: card, seq, was: was[card] ?? null, now: now[card] ?? null }] as const];
  });
}

function supported(seen: Seen): Found<Support> {
  const isSupporting = ({ type }: Row) => type === "point.supported" || type === "point.unsupported";
  return Object.values(seen.after.charts.points).flatMap((point) => {
    const was = seen.before.charts.points[point.id]?.supporters.length ?? 0;
    const now = point.supporters.length;
    if (was === now || point.removed) return [];
    return [[point.chart, { on: point.id, seq: seen.last(point.id, isSupporting), was, now }] as const];
  });
}

function told(seen: Seen): Found<Line> {
  const ofNotes = notes(seen.after).flatMap((note) => {
    const happened = happenedTo(same(seen.before.boards.notes, note), note);
    return [
      ...happened.map((what) => seen.line(what, note.id)),
      ...(note.removed ? [] : rewordings(seen, note.id, ["reworded", "explained"])),
    ].map((line) => [note.board, line] as const);
  });
  const ofPoints = Object.values(seen.after.charts.points).flatMap((point) => {
    const happened = happenedToPoint(seen.before.charts.points[point.id] ?? null, point);
    return [
      ...happened.map((what) => seen.line(what, point.id)),
      ...(point.removed ? [] : rewordings(seen, point.id, ["pointReworded"])),
    ].map((line) => [point.chart, line] as const);
  });
  return [...ofNotes, ...ofPoints, ...remarked(seen)];
}

function rewordings(seen: Seen, id: string, whats: readonly What[]): Line[] {
  return whats.flatMap((what) => {
    const times = seen.times(what, id);
    return times > 0 ? [seen.line(what, id, times)] : [];
  });
}

function happenedTo(was: Note | null, now: Note): What[] {
  if (was === null) return now.aspect === null && !now.removed ? ["added"] : [];
  if (was.removed === now.removed) return [];
  return [now.removed ? "removed" : "restored"];
}

function happenedToPoint(was: Point | null, now: Point): What[] {
  const happened: What[] = [];
  if (was === null && !now.removed) happened.push("pointAdded");
  if (was && was.removed !== now.removed) happened.push(now.removed ? "pointRemoved" : "pointRestored");
  if (now.removed) return happened;
  if (was && (was.aspect !== now.aspect || was.side !== now.side)) happened.push("pointMoved");
  if (now.into !== (was?.into ?? null)) happened.push(now.into ? "pointJoined" : "pointParted");
  return happened;
}

function remarked(seen: Seen): Found<Line> {
  const counts = new Map<string, { what: What; board: string; id: string; times: number }>();
  for (const comment of Object.values(seen.after.boards.comments)) {
    const was = same(seen.before.boards.comments, comment);
    const wasThere = was !== null && !was.removed;
    if (ownerOf(comment.board) !== null || wasThere !== comment.removed) continue;
    const what = comment.removed ? "uncommented" : "commented";
    const key = `${what} ${comment.board} ${comment.on}`;
    const count = counts.get(key) ?? { what, board: comment.board, id: comment.on, times: 0 };
    count.times += 1;
    counts.set(key, count);
  }
  return [...counts.values()].map(
    ({ what, board, id, times }) => [board, seen.line(what, id, times)] as const,
  );
}

/** What it was before; null where it was not there, or was on somebody's own board. */
function same<Written extends Note | Comment>(
  known: Readonly<Record<string, Written>>,
  now: Written,
): Written | null {
  const was = known[now.id];
  return was && ownerOf(was.board) === null ? was : null;
}

function notes(state: State): Note[] {
  return Object.values(state.boards.notes).filter(({ board }) => ownerOf(board) === null);
}

/** Where in the order of agenda and groups each board stands. */
function placesIn(state: State): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const activity of Object.keys(state.agenda.activities)) {
    for (const group of Object.keys(groupsIn(state, activity)))
      places.set(boardId(activity, group), places.size);
  }
  return places;
}

function inOrder(places: ReadonlyMap<string, number>, one: string, other: string): number {
  const last = places.size;
  return (places.get(one) ?? last) - (places.get(other) ?? last) || (one < other ? -1 : 1);
}

function answered(before: State, after: State) {
  const known = before.reflections.given;
  const fresh = Object.values(after.reflections.given).filter(({ id }) => !known[id]);
  return Object.keys(after.agenda.activities).flatMap((activity) => {
    const given = fresh.filter((answer) => answer.activity === activity).length;
    return given > 0 ? [{ activity, given }] : [];
  });
}
