/**
 * The rows of a timeline, packed: 100,000 of them take about four megabytes.
 *
 * Rows are only ever added behind, so everybody who knows how many there were may go on reading those.
 */
import type { Timeline as Page } from "../contract";
import { activityOf, groupOf } from "../projections/board";
import { kindOf } from "./kinds";
import { KINDS } from "./types";

/** No name, and no place. */
export const NONE = -1;

/** Names by number, in the order in which they came up. */
export class Names {
  readonly #places = new Map<string, number>();
  readonly #names: string[] = [];

  get length(): number {
    return this.#names.length;
  }

  /** The number of a name, new or known; none for an empty one. */
  place(name: string): number {
    if (name === "") return NONE;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }

  /** The number of a known name; none for any other. */
  find(name: string): number {
    return this.#places.get(name) ?? NONE;
  }

  /** The name with this number; empty for none. */
  at(place: number): string {
    return this.#names[place] ?? "";
  }
}

/** The columns that hold numbers, with the widest that each can grow. */
const WIDTHS = {
  seq: Uint32Array,
  /** As it was recorded, and never earlier than the row before: a server's clock may be set back. */
  at: Float64Array,
  clock: Float64Array,
  type: Int16Array,
  kind: Uint8Array,
  board: Int32Array,
  activity: Int16Array,
  group: Int16Array,
  aspect: Int32Array,
  on: Int32Array,
  x: Int16Array,
  y: Int16Array,
} as const;

type Store = { [Column in keyof typeof WIDTHS]: InstanceType<(typeof WIDTHS)[Column]> };
const COLUMNS = Object.keys(WIDTHS) as readonly (keyof Store)[];

const ON_BOARDS = /^(note\.(?!matched|unmatched)|comment\.|aspect\.marked|point\.|bearer\.)/;

export class Columns {
  readonly types = new Names();
  readonly boards = new Names();
  readonly activities = new Names();
  readonly groups = new Names();
  readonly aspects = new Names();
  readonly subjects = new Names();
  /** How many rows there are; there may be room for more. */
  length = 0;
  all: Store = made(0);
  /** The activity that runs behind the last row. */
  #running: number;

  constructor(running = "") {
    this.#running = this.activities.place(running);
  }

  /** The first `length` rows again, to go on from there another way. */
  fork(length: number, running: string): Columns {
    const copy = new Columns(running);
    for (const names of ["types", "boards", "activities", "groups", "aspects", "subjects"] as const) {
      for (let place = 0; place < this[names].length; place++) copy[names].place(this[names].at(place));
    }
    copy.length = length;
    copy.all = resized(this.all, length, length);
    if (length > 0) copy.#running = this.#behind(length - 1);
    return copy;
  }

  /** Add the rows of a page; `room` is how many there are going to be in all, as far as one knows. */
  take(page: Page, room: number): void {
    const needed = this.length + page.seq.length;
    const capacity = this.all.seq.length;
    if (needed > capacity) this.all = resized(this.all, this.length, Math.max(needed, room, capacity * 2));
    const meanings = { types: page.types.map(this.#type), boards: page.boards.map(this.#board) };
    const aspects = page.aspects.map((name) => this.aspects.place(name));
    const subjects = page.subjects.map((name) => this.subjects.place(name));
    let [seq, at] = [0, 0];
    let clock = this.length > 0 ? (this.all.clock[this.length - 1] ?? 0) : 0;
    for (let row = 0; row < page.seq.length; row++) {
      seq += page.seq[row] ?? 0;
      at += page.at[row] ?? 0;
      clock = Math.max(clock, at);
      const [all, place] = [this.all, this.length++];
      [all.seq[place], all.at[place], all.clock[place]] = [seq, at, clock];
      this.#meaning(place, meanings.types[page.type[row] ?? NONE], meanings.boards[page.board[row] ?? NONE]);
      all.aspect[place] = aspects[page.aspect[row] ?? NONE] ?? NONE;
      all.on[place] = subjects[page.on[row] ?? NONE] ?? NONE;
      [all.x[place], all.y[place]] = [page.x[row] ?? NONE, page.y[row] ?? NONE];
    }
  }

  #meaning(place: number, type: Type | undefined, board: Board | undefined): void {
    const { all } = this;
    all.type[place] = type?.type ?? NONE;
    all.kind[place] = type?.kind ?? 0;
    all.board[place] = type?.onBoard && board ? board.board : NONE;
    all.group[place] = board?.group ?? NONE;
    if (type?.starts && board) this.#running = board.activity;
    all.activity[place] = this.#running;
    if (type?.ends) this.#running = NONE;
  }

  /** The activity that runs behind this row. */
  #behind(row: number): number {
    const ended = this.types.at(this.all.type[row] ?? NONE) === "activity.ended";
    return ended ? NONE : (this.all.activity[row] ?? NONE);
  }

  readonly #type = (name: string): Type => ({
    type: this.types.place(name),
    kind: KINDS.indexOf(kindOf(name)),
    onBoard: ON_BOARDS.test(name),
    starts: name === "activity.started",
    ends: name === "activity.ended",
  });

  readonly #board = (name: string): Board => ({
    board: this.boards.place(name),
    activity: this.activities.place(activityOf(name)),
    group: this.groups.place(groupOf(name)),
  });
}

interface Type {
  readonly type: number;
  readonly kind: number;
  readonly onBoard: boolean;
  readonly starts: boolean;
  readonly ends: boolean;
}

interface Board {
  readonly board: number;
  readonly activity: number;
  readonly group: number;
}

function made(length: number): Store {
  return Object.fromEntries(COLUMNS.map((name) => [name, new WIDTHS[name](length)])) as unknown as Store;
}

function resized(store: Store, length: number, capacity: number): Store {
  const wider = made(capacity);
  for (const name of COLUMNS) wider[name].set(store[name].subarray(0, length));
  return wider;
}
