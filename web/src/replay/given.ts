/** Histories, sources and a clock for the tests of the replay. */
import type { AnyEvent, State, Timeline, TimelinePage } from "../contract";
import { foldAll, start } from "../projections/state";
import { subject } from "../projections/subject";
import type { Clock } from "./clock";
import type { About, Eyes, Source } from "./types";

type Happening = AnyEvent extends infer One
  ? One extends AnyEvent
    ? Omit<One, "seq" | "at" | "by" | "id"> & {
        readonly at?: number;
        readonly by?: string;
        readonly seq?: number;
      }
    : never
  : never;

/** These events, one after the other and a second apart where they do not say otherwise. */
export function happened(...happenings: readonly Happening[]): readonly AnyEvent[] {
  return happenings.map((one, place) => ({
    ...{ seq: place + 1, at: (place + 1) * 1000, by: "ann", id: `e${place}` },
    ...one,
  })) as readonly AnyEvent[];
}

/** A note that moves from one place to the next, once a second. */
export function moves(count: number, board = "scale:lw"): readonly AnyEvent[] {
  const note = `${board}:pace`;
  return happened(
    ...Array.from(
      { length: count },
      (_, n) => ({ type: "note.moved", board, note, x: n % 1001, y: 0 }) as const,
    ),
  );
}

/** What a server says of these events, of which `head` is the last that there is. */
export function page(events: readonly AnyEvent[], after: number, upto: number, head: number): TimelinePage {
  const rows = columns(events.filter(({ seq }) => seq > after && seq <= upto));
  return { after, upto, head, epoch: "one", incidents: [], timeline: rows };
}

function columns(events: readonly AnyEvent[]): Timeline {
  const [types, boards, aspects, subjects] = [names(), names(), names(), names()];
  const seen = events.filter(({ type }) => !/^(moment|replay)\./.test(type));
  const difference = (field: "seq" | "at") =>
    seen.map((one, row) => one[field] - (seen[row - 1]?.[field] ?? 0));
  const place = (field: string) => seen.map((one) => Number((one as never)[field] ?? -1));
  const told = (event: AnyEvent, field: string) => String((event as never)[field] ?? "");
  const rows = {
    ...{ seq: difference("seq"), at: difference("at"), x: place("x"), y: place("y") },
    type: seen.map(({ type }) => types.place(type)),
    board: seen.map((one) => boards.place(told(one, "board") || told(one, "chart") || told(one, "activity"))),
    aspect: seen.map((one) => aspects.place(told(one, "aspect") || aspectOf(subject(one)))),
    on: seen.map((one) => subjects.place(told(one, "on") || subject(one))),
  };
  const known = { types: types.all, boards: boards.all, aspects: aspects.all, subjects: subjects.all };
  return { ...known, ...rows };
}

/** A card's id ends in its aspect; what people made has none. */
function aspectOf(on: string): string {
  return on.includes(":") ? on.slice(on.lastIndexOf(":") + 1) : "";
}

function names(): { readonly all: string[]; place(name: string): number } {
  const all: string[] = [];
  return { all, place: (name) => (name === "" ? -1 : (all.indexOf(name) + 1 || all.push(name)) - 1) };
}

/** A source of these events that counts what it was asked for, and answers when it is told to. */
export class Shelf implements Source {
  /** What was asked for, in order: `state 4`, `events 0-4`, `timeline 0`, `today`. */
  readonly asked: string[] = [];
  about: About;
  /** The events there are; more may come. */
  events_: readonly AnyEvent[];
  epoch = "one";
  erasures = 0;
  /** Rows on a page. */
  rows = 1000;
  /** While it is shut nothing is answered; a problem is answered with at once. */
  #waiting: (() => void)[] | null = null;
  problem: Error | null = null;

  constructor(events: readonly AnyEvent[], about: Partial<About> = {}, eyes: Eyes = "facilitator") {
    this.events_ = events;
    const upto = events.at(-1)?.seq ?? 0;
    this.about = { session: "s1", title: "Pace", eyes, after: 0, upto, blurred: false, ...about };
  }

  shut(): void {
    this.#waiting = [];
  }

  async answer(): Promise<void> {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const go of waiting) go();
    await settled();
  }

  today = () => this.#tell("today", () => ({ ...this.stateAt(Number.MAX_SAFE_INTEGER), seq: this.#head }));
  state = (seq: number) => this.#tell(`state ${seq}`, () => this.stateAt(seq));

  events = (after: number, upto: number) =>
    this.#tell(`events ${after}-${upto}`, () => this.events_.filter(({ seq }) => seq > after && seq <= upto));

  timeline = (after: number) =>
    this.#tell(`timeline ${after}`, () => {
      const upto = Math.max(after, Math.min(after + this.rows, this.#head));
      const erased = { kind: "erased", seq: 1, at: 1, events: 0 } as const;
      const incidents = Array.from({ length: this.erasures }, () => erased);
      return { ...page(this.events_, after, upto, this.#head), epoch: this.epoch, incidents };
    });

  /** What it all amounts to right after this seq. */
  stateAt(seq: number): State {
    return foldAll(
      start(),
      this.events_.filter((event) => event.seq <= seq),
    );
  }

  get #head(): number {
    return Math.max(this.about.upto, this.events_.at(-1)?.seq ?? 0);
  }

  async #tell<Value>(what: string, value: () => Value): Promise<Value> {
    this.asked.push(what);
    if (this.#waiting) await new Promise<void>((go) => this.#waiting?.push(go));
    if (this.problem) throw this.problem;
    return value();
  }
}

/** Everything that waits for nothing but its turn has had it. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/** A clock that stands still until it is told how much time has passed. */
export class Hand implements Clock {
  #time = 0;
  #frames: (() => void)[] = [];
  #timers: { readonly due: number; readonly act: () => void }[] = [];

  now(): number {
    return this.#time;
  }

  frame(act: () => void): () => void {
    this.#frames.push(act);
    return () => {
      this.#frames = this.#frames.filter((one) => one !== act);
    };
  }

  later(milliseconds: number, act: () => void): () => void {
    const timer = { due: this.#time + milliseconds, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** So much time passes without the screen being drawn. */
  pass(milliseconds: number): void {
    this.#time += milliseconds;
    const due = this.#timers.filter((timer) => timer.due <= this.#time);
    this.#timers = this.#timers.filter((timer) => timer.due > this.#time);
    for (const { act } of due) act();
  }

  /** The screen is drawn after so many milliseconds. */
  draw(milliseconds = 16): void {
    this.pass(milliseconds);
    const due = this.#frames;
    this.#frames = [];
    for (const act of due) act();
  }
}
