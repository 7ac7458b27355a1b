/** What happened when, on which board, about what: everything that a replay draws, filters and jumps by. Pure. */
import type { AnyEvent, Incident, TimelinePage } from "../contract";
import { Columns, NONE } from "./columns";
import { type Filter, KINDS, type Kind, type Row } from "./types";

/** One run of an activity. `fromRow` and `untilRow` are its first and its last row, `from` and `until` when they were. */
export interface Band {
  readonly activity: string;
  readonly fromRow: number;
  readonly untilRow: number;
  readonly from: number;
  readonly until: number;
}

/** How much happened in a stretch of time, `until` left out; the last stretch has its end too. */
export interface Bucket {
  readonly from: number;
  readonly until: number;
  readonly count: Readonly<Record<Kind, number>>;
  readonly total: number;
}

/** A stretch of time in which nothing happened: `from` the row before it `until` the one behind it. */
export interface Gap {
  readonly from: number;
  readonly until: number;
}

/**
 * The rows as far as they have been loaded; never changes. Rows are counted from 0, times are milliseconds since 1970 and
 * never go back from one row to the next, even where a server's clock did.
 */
export class Timeline {
  readonly length: number;
  /** Every row up to this seq is here. */
  readonly upto: number;
  /** The last seq that there was when the newest page came. */
  readonly head: number;
  /** The log's epoch when the first page came; empty before that. */
  readonly epoch: string;
  readonly incidents: readonly Incident[];
  readonly #columns: Columns;
  readonly #running: string;
  #subjects: Subjects | null = null;
  #bands: readonly Band[] | null = null;

  private constructor(columns: Columns, running: string, page: Omit<TimelinePage, "after" | "timeline">) {
    this.#columns = columns;
    this.#running = running;
    this.length = columns.length;
    this.upto = page.upto;
    this.head = page.head;
    this.epoch = page.epoch;
    this.incidents = page.incidents;
  }

  /** Nothing yet; `running` is the activity that runs before the first row, for a clip. */
  static empty(after = 0, running = ""): Timeline {
    return new Timeline(new Columns(running), running, {
      upto: after,
      head: after,
      epoch: "",
      incidents: [],
    });
  }

  /** With the rows of the next page; this one stays as it is. */
  append(page: TimelinePage): Timeline {
    const mine = this.#columns.length === this.length;
    const columns = mine ? this.#columns : this.#columns.fork(this.length, this.#running);
    columns.take(page.timeline, Math.min(page.head - page.after, MOST_ROOM) + this.length);
    return new Timeline(columns, this.#running, { ...page, epoch: this.epoch || page.epoch });
  }

  /** When the first row was; 0 without rows. */
  get from(): number {
    return this.timeAt(0);
  }

  get until(): number {
    return this.timeAt(this.length - 1);
  }

  row(index: number): Row {
    const { all, types, boards, activities, groups, aspects, subjects } = this.#columns;
    const x = all.x[index] ?? NONE;
    return {
      seq: this.seqAt(index),
      at: all.at[index] ?? 0,
      type: types.at(all.type[index] ?? NONE) as AnyEvent["type"],
      kind: this.kindAt(index),
      board: boards.at(all.board[index] ?? NONE),
      activity: activities.at(all.activity[index] ?? NONE),
      group: groups.at(all.group[index] ?? NONE),
      aspect: aspects.at(all.aspect[index] ?? NONE),
      on: subjects.at(all.on[index] ?? NONE),
      x: x === NONE ? null : x,
      y: x === NONE ? null : (all.y[index] ?? null),
    };
  }

  /** 0 for no row. */
  seqAt(index: number): number {
    return index < this.length ? (this.#columns.all.seq[index] ?? 0) : 0;
  }

  /** 0 for no row. */
  timeAt(index: number): number {
    return index < this.length ? (this.#columns.all.clock[index] ?? 0) : 0;
  }

  /** The last row with that seq or an earlier one; -1 if there is none. */
  rowOfSeq(seq: number): number {
    return lastUpTo(this.#columns.all.seq, this.length, seq);
  }

  /** The last row at that time or earlier; -1 if there is none. */
  rowOfTime(ms: number): number {
    return lastUpTo(this.#columns.all.clock, this.length, ms);
  }

  /** The first row behind this one that passes the filter. */
  next(index: number, filter: Filter): number | null {
    const passes = this.#passing(filter);
    for (let row = Math.max(index, -1) + 1; row < this.length; row++) if (passes(row)) return row;
    return null;
  }

  previous(index: number, filter: Filter): number | null {
    const passes = this.#passing(filter);
    for (let row = Math.min(index, this.length) - 1; row >= 0; row--) if (passes(row)) return row;
    return null;
  }

  /** The next change of a note, a point or an answer. */
  nextOf(on: string, index: number): number | null {
    const rows = this.#rowsOf(on);
    return rows[lastUpTo(rows, rows.length, index) + 1] ?? null;
  }

  previousOf(on: string, index: number): number | null {
    const rows = this.#rowsOf(on);
    return rows[lastUpTo(rows, rows.length, index - 1)] ?? null;
  }

  /** Every row that is about this note, point or answer. */
  rowsOf(on: string): readonly number[] {
    return [...this.#rowsOf(on)];
  }

  *rows(filter: Filter): Iterable<Row> {
    const passes = this.#passing(filter);
    for (let row = 0; row < this.length; row++) if (passes(row)) yield this.row(row);
  }

  /** The runs of activities, in order. */
  activities(): readonly Band[] {
    this.#bands ??= this.#runs();
    return this.#bands;
  }

  kindAt(index: number): Kind {
    return KINDS[this.#columns.all.kind[index] ?? 0] ?? "running";
  }

  /** What passes the filter, in so many equal stretches of time; empty without rows. */
  histogram(buckets: number, filter: Filter): readonly Bucket[] {
    if (this.length === 0) return [];
    const [from, span] = [this.from, this.until - this.from];
    const counts = this.tally(buckets, filter, (ms) => (span === 0 ? 0 : (ms - from) / span));
    const edge = (n: number) => from + (span * n) / buckets;
    return counts.map((here, n) => bucket(edge(n), edge(n + 1), here));
  }

  /** How many rows of each of `KINDS` pass the filter, in so many places; `share` says how far, 0 to 1, a time lies. */
  tally(places: number, filter: Filter, share: (ms: number) => number): readonly Uint32Array[] {
    const found = Array.from({ length: places }, () => new Uint32Array(KINDS.length));
    const [passes, { clock, kind }] = [this.#passing(filter), this.#columns.all];
    for (let row = 0; row < this.length; row++) {
      if (!passes(row)) continue;
      const here = found[Math.min(places - 1, Math.floor(share(clock[row] ?? 0) * places))];
      if (here) bump(here, kind[row] ?? 0);
    }
    return found;
  }

  /** The stretches longer than `minimum` milliseconds in which nothing happened. */
  idle(minimum: number): readonly Gap[] {
    const found: Gap[] = [];
    for (let row = 1; row < this.length; row++) {
      const [from, until] = [this.timeAt(row - 1), this.timeAt(row)];
      if (until - from > minimum) found.push({ from, until });
    }
    return found;
  }

  #passing({ groups, aspects, kinds }: Filter): (row: number) => boolean {
    const { all, ...names } = this.#columns;
    const group = among(names.groups.length, groups, (name) => names.groups.find(name));
    const aspect = among(names.aspects.length, aspects, (name) => names.aspects.find(name));
    const kind = among(KINDS.length, kinds, (name) => KINDS.indexOf(name as Kind));
    return (row) =>
      (group === null || group[all.group[row] ?? NONE] === 1) &&
      (aspect === null || aspect[all.aspect[row] ?? NONE] === 1) &&
      (kind === null || kind[all.kind[row] ?? 0] === 1);
  }

  #rowsOf(on: string): Int32Array {
    this.#subjects ??= new Subjects(this.#columns, this.length);
    return this.#subjects.rows(this.#columns.subjects.find(on));
  }

  #runs(): readonly Band[] {
    const { activity, type } = this.#columns.all;
    const ended = this.#columns.types.find("activity.ended");
    const found: Band[] = [];
    for (let row = 0, first = 0; row < this.length; row++) {
      const [here, last] = [activity[row] ?? NONE, row === this.length - 1];
      if (!last && type[row] !== ended && activity[row + 1] === here) continue;
      if (here !== NONE) found.push(this.#band(here, first, row));
      first = row + 1;
    }
    return found;
  }

  #band(activity: number, fromRow: number, untilRow: number): Band {
    const [from, until] = [this.timeAt(fromRow), this.timeAt(untilRow)];
    return { activity: this.#columns.activities.at(activity), fromRow, untilRow, from, until };
  }
}

/** Never room for more rows at once than this on the word of a page. */
const MOST_ROOM = 1_000_000;

/** The rows of each subject, one behind the other in one array. */
class Subjects {
  readonly #rows: Int32Array;
  readonly #ends: Int32Array;

  constructor({ all, subjects }: Columns, length: number) {
    this.#ends = new Int32Array(subjects.length + 1);
    const starts = this.#ends;
    for (let row = 0; row < length; row++) bump(starts, (all.on[row] ?? NONE) + 1);
    starts[0] = 0;
    for (let n = 1; n < starts.length; n++) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
    // Every subject's start moves on to its end while its rows are laid down.
    this.#rows = new Int32Array(starts[subjects.length] ?? 0);
    for (let row = 0; row < length; row++) {
      const on = all.on[row] ?? NONE;
      if (on !== NONE) this.#rows[bump(starts, on)] = row;
    }
  }

  rows(subject: number): Int32Array {
    if (subject === NONE || subject > this.#ends.length - 2) return this.#rows.subarray(0, 0);
    return this.#rows.subarray(subject === 0 ? 0 : this.#ends[subject - 1], this.#ends[subject]);
  }
}

/** What stood there, which is one more from now on. */
function bump(counts: Int32Array | Uint32Array, place: number): number {
  const before = counts[place] ?? 0;
  counts[place] = before + 1;
  return before;
}

/** Which of so many numbers are wanted, each as a 1; null where all are. What has no number is never wanted. */
function among(length: number, wanted: readonly string[], find: (name: string) => number): Uint8Array | null {
  if (wanted.length === 0) return null;
  const found = new Uint8Array(length);
  for (const place of wanted.map(find)) if (place !== NONE) found[place] = 1;
  return found;
}

function bucket(from: number, until: number, here: Uint32Array): Bucket {
  const count = Object.fromEntries(KINDS.map((kind, place) => [kind, here[place] ?? 0])) as Bucket["count"];
  return { from, until, count, total: here.reduce((sum, one) => sum + one, 0) };
}

/** The last place whose value is at most `most`, in the first `length` rising values; -1 if there is none. */
function lastUpTo(values: ArrayLike<number>, length: number, most: number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
