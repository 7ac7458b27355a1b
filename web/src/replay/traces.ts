/**
 * How the places came about: for each aspect and group, when it was placed, how often it moved, where it lay how long.
 *
 * A trace belongs to a group that places together. Boards of one person have none, and where everybody places alone
 * there are no traces at all. Times count while the activity runs: a break does not make a group think longer.
 */
import type { State } from "../contract";
import { activityOf, boardId, cardId, ownerOf } from "../projections/board";
import { groupIn, groupsIn } from "../projections/groups";
import { type Standing, standing } from "../projections/lanes";
import type { Row } from "./types";

const MIDDLE = 500;
/** A move of a tenth of the scale or more; smaller ones may be nudges. */
export const WIDE = 100;
/** So many wide moves, or so many crossings of the middle, are called to and fro. */
export const WIDE_MOVES = 3;
export const CROSSINGS = 2;
/** What changed no more after so many milliseconds, and lay there as long again, is called settled early. */
export const SOON = 120_000;
/** Three quarters of the time that the activity ran: what changed again after that is called changed late. */
const LATE = { part: 3, whole: 4 } as const;

/** An aid for reading, by the thresholds above and in this order; it says what a note did, not what people thought. */
export const COURSES = ["neverPlaced", "toAndFro", "settledEarly", "changedLate", "neither"] as const;
export type Course = (typeof COURSES)[number];

/**
 * From the event `seq` on it lay at `x`, or (null) off the scale. `clock` is for how many milliseconds the activity had
 * run by then, `lay` for how many of its running time it stayed so.
 */
export interface Step {
  readonly seq: number;
  readonly clock: number;
  readonly x: number | null;
  readonly lay: number;
}

/**
 * One aspect on one group's board, with every change of its place along the scale; none before it was placed.
 *
 * `moves` counts changes from one place to another and `far` adds up how far, `takenOff` how often it left the scale.
 * `crossings` counts how often it came to lie on the other side of the middle than before: a stop at 500 is on neither
 * side and does not count by itself. A time off the scale in between changes none of this. `left`, `middle` and `right`
 * are how many milliseconds it lay on each side, and at 500.
 */
export interface Trace {
  readonly aspect: string;
  readonly note: string;
  readonly standing: Standing;
  readonly course: Course;
  readonly steps: readonly Step[];
  readonly moves: number;
  readonly far: number;
  readonly crossings: number;
  readonly takenOff: number;
  readonly left: number;
  readonly middle: number;
  readonly right: number;
}

/**
 * The traces of one group, an aspect each. With one of the `people` its trace may be the trail of a person.
 * Seats that were removed do not count: somebody who joined twice is one person.
 */
export interface GroupTraces {
  readonly group: string;
  readonly people: number;
  readonly traces: readonly Trace[];
}

/** All traces of an activity that ran for `spent` milliseconds; no groups where everybody places alone. */
export interface Traces {
  readonly activity: string;
  readonly mode: "group" | "individual";
  readonly spent: number;
  readonly groups: readonly GroupTraces[];
}

/** A note's way along the scale: put somewhere, or (null) taken off, again and again. */
export class Walk {
  moves = 0;
  wide = 0;
  far = 0;
  crossings = 0;
  takenOff = 0;
  #x: number | null;
  #place: number | null;
  #side: number;

  constructor(x: number | null = null) {
    this.#x = x;
    this.#place = x;
    this.#side = x === null ? 0 : side(x);
  }

  /** Go on; whether anything changed. */
  put(x: number | null): boolean {
    if (x === this.#x) return false;
    if (x === null) this.takenOff += 1;
    else if (this.#place !== null && x !== this.#place) this.#move(Math.abs(x - this.#place));
    if (x !== null) {
      if (side(x) * this.#side < 0) this.crossings += 1;
      this.#side = side(x) || this.#side;
      this.#place = x;
    }
    this.#x = x;
    return true;
  }

  #move(far: number): void {
    this.moves += 1;
    if (far >= WIDE) this.wide += 1;
    this.far += far;
  }
}

/** -1 left of the middle, 1 right of it, 0 in it. */
export function side(x: number): -1 | 0 | 1 {
  if (x === MIDDLE) return 0;
  return x < MIDDLE ? -1 : 1;
}

/**
 * The traces of a scale activity, from all rows and the state at their end as one viewer may see them.
 *
 * `groups` are those whose boards the viewer may see; of others not even "never placed" would be true.
 */
export function traces(
  rows: Iterable<Row>,
  today: State,
  activity: string,
  groups: readonly string[] = Object.keys(groupsIn(today, activity)),
): Traces {
  const mode = today.agenda.activities[activity]?.mode ?? "group";
  const { spent, paths } = read(rows, activity);
  const shown = Object.keys(groupsIn(today, activity)).filter((group) => groups.includes(group));
  const seats = Object.values(today.people.seats).filter((seat) => !seat.removed);
  const made = (group: string): GroupTraces => ({
    group,
    people: seats.filter((seat) => groupIn(today, seat.id, activity) === group).length,
    traces: tracesOn(today, boardId(activity, group), paths, spent),
  });
  return { activity, mode, spent, groups: mode === "group" ? shown.map(made) : [] };
}

/** Each change of a card's place. */
type Path = readonly Omit<Step, "lay">[];

/** How long an activity has run, in a session that was open. */
class Clock {
  spent = 0;
  readonly #activity: string;
  #at = 0;
  #runs = false;
  #open = true;

  constructor(activity: string) {
    this.#activity = activity;
  }

  /** It is as late as this row, and what happens in it has happened. */
  take(row: Row): void {
    if (this.#runs && this.#open) this.spent += Math.max(0, row.at - this.#at);
    this.#at = row.at;
    const ours = row.activity === this.#activity;
    if (row.type === "activity.started") this.#runs = ours;
    if (row.type === "activity.ended" && ours) this.#runs = false;
    if (row.type === "session.closed") this.#open = false;
    if (row.type === "session.reopened") this.#open = true;
  }
}

function read(rows: Iterable<Row>, activity: string) {
  const clock = new Clock(activity);
  const paths = new Map<string, Omit<Step, "lay">[] | null>();
  for (const row of rows) {
    clock.take(row);
    if (!isPlacing(row)) continue;
    if (!paths.has(row.on)) paths.set(row.on, isCard(row, activity) ? [] : null);
    paths.get(row.on)?.push({ seq: row.seq, clock: clock.spent, x: row.x });
  }
  return { spent: clock.spent, paths };
}

/** Is it about an aspect's card on a group's board of this activity? */
function isCard({ board, aspect, on }: Row, activity: string): boolean {
  const ofCard = aspect !== "" && on === cardId(board, aspect);
  return ofCard && activityOf(board) === activity && ownerOf(board) === null;
}

/** Does this row put a note somewhere, or take it off the scale? */
export function isPlacing({ type }: Row): boolean {
  return (
    type === "note.moved" || type === "note.added" || type === "note.unplaced" || type === "aspect.marked"
  );
}

function tracesOn(
  today: State,
  board: string,
  paths: ReadonlyMap<string, Path | null>,
  spent: number,
): Trace[] {
  const open = Object.values(today.session.aspects).filter((aspect) => !aspect.parked);
  return open.map(({ id }) => {
    const card = cardId(board, id);
    return trace(today, card, id, paths.get(card) ?? [], spent);
  });
}

function trace(today: State, note: string, aspect: string, path: Path, spent: number): Trace {
  const lies = (today.boards.notes[note]?.x ?? null) !== null;
  // Asked again where nothing had been answered: such a mark leaves the card where it lies.
  const changes = lies && path.at(-1)?.x === null ? path.slice(0, -1) : path;
  const walk = new Walk();
  const steps = lasting(
    changes.filter(({ x }) => walk.put(x)),
    spent,
  );
  return {
    aspect,
    note,
    standing: standing(today, note),
    course: courseOf(steps, walk, spent),
    steps,
    moves: walk.moves,
    far: walk.far,
    crossings: walk.crossings,
    takenOff: walk.takenOff,
    left: held(steps, -1),
    middle: held(steps, 0),
    right: held(steps, 1),
  };
}

function lasting(changes: Path, spent: number): Step[] {
  return changes.map((change, at) => ({ ...change, lay: (changes[at + 1]?.clock ?? spent) - change.clock }));
}

function held(steps: readonly Step[], where: -1 | 0 | 1): number {
  return steps.reduce((sum, { x, lay }) => (x !== null && side(x) === where ? sum + lay : sum), 0);
}

function courseOf(steps: readonly Step[], walk: Walk, spent: number): Course {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last) return "neverPlaced";
  if (walk.crossings >= CROSSINGS || walk.wide >= WIDE_MOVES) return "toAndFro";
  if (last.x !== null && last.clock - first.clock <= SOON && last.lay >= SOON) return "settledEarly";
  const isLate = last.clock * LATE.whole >= spent * LATE.part;
  return first !== last && isLate ? "changedLate" : "neither";
}
