/**
 * A session as it was, at any of its moments. The screens subscribe to it and draw what it shows.
 *
 * R1  What is shown is the state right after `seq`, whichever way it was reached.
 * R2  At most one state is shown in one frame of the screen: the first thing asked for in a frame is shown at once, of the
 *     others the last one in the next. It is folded when somebody looks at it.
 * R3  Of what must be fetched only what was asked for last is shown; a thumb that races over many chunks fetches the first
 *     and the one where it comes to rest.
 * R4  While it plays its clock waits for what is not there yet, and never runs ahead of what is shown.
 * R5  While somebody drags (`moving`) nothing is fetched ahead; that is done where it comes to rest.
 */
import { Problem } from "../api";
import type { AnyEvent, State } from "../contract";
import { Chunks } from "./chunks";
import { browserClock, type Clock } from "./clock";
import { Grip } from "./grip";
import { first, Loading } from "./loading";
import { advance } from "./player";
import { Seeker } from "./seeker";
import { Showing } from "./showing";
import type { Timeline } from "./timeline";
import { type About, CHUNK, EVERYTHING, type Filter, type Shown, type Source, type Speed } from "./types";

/** What tests do otherwise. */
export interface Settings {
  readonly clock?: Clock;
  readonly chunk?: number;
}

export class Replay {
  readonly #clock: Clock;
  readonly #chunks: Chunks;
  readonly #loading: Loading;
  readonly #seeker: Seeker;
  readonly #showing: Showing;
  readonly #grip: Grip;
  #about: About;
  /** The moment that was asked for, or that playing has come to; null where it is that of the row. */
  #at: number | null = null;
  /** The timeline could not be loaded to its end. */
  #stuck = false;
  #endPlay = () => {};

  /** Open it at a seq, by default at the end. Rejects with a `Problem` where the source cannot be reached or says no. */
  static async open(source: Source, at?: number, settings: Settings = {}): Promise<Replay> {
    const { after, upto } = source.about;
    const chunks = new Chunks(source, settings.chunk ?? CHUNK);
    const seq = whole(at ?? upto, after, upto);
    const asked = seq === upto ? null : chunks.stateAt(seq);
    const [today, timeline, state] = await Promise.all([source.today(), first(source), asked]);
    chunks.endsWith(today);
    const there = state ?? (await chunks.stateAt(seq));
    return new Replay(source, chunks, settings.clock ?? browserClock, timeline, today, there);
  }

  private constructor(
    source: Source,
    chunks: Chunks,
    clock: Clock,
    timeline: Timeline,
    today: State,
    state: State,
  ) {
    [this.#chunks, this.#clock, this.#about] = [chunks, clock, source.about];
    this.#loading = new Loading(source, timeline, () => this.#grown());
    this.#showing = new Showing({
      ...{ seq: state.seq, state, today, wanted: state.seq, playing: false, speed: 1, skipsIdle: true },
      ...{ filter: EVERYTHING, moving: false, seeking: false, failed: false, problem: "" },
      ...this.#placed(state.seq, state.seq),
    });
    this.#seeker = new Seeker(chunks, clock, {
      found: (seq, state) => this.#found(seq, state),
      missing: () => this.#showing.change({ seeking: true }),
      failed: (problem) => this.#fail(problem),
      races: () => this.#grip.moving,
    });
    this.#grip = new Grip(clock, (moving) => this.#moves(moving));
    this.#fill();
  }

  get about(): About {
    return this.#about;
  }

  /** Grows while it loads. */
  get timeline(): Timeline {
    return this.#loading.timeline;
  }

  readonly shown = (): Shown => this.#showing.now;

  readonly subscribe = (listener: () => void): (() => void) => this.#showing.subscribe(listener);

  close(): void {
    this.#endPlay();
    this.#seeker.close();
    this.#grip.close();
    this.#loading.close();
    this.#showing.close();
  }

  /** Somebody takes the thumb of the timeline and drags it, or lets go of it. */
  hold(on: boolean): void {
    this.#grip.hold(on);
  }

  /** Show the state right after event `seq`, or what is nearest to it. */
  seek(seq: number): void {
    this.#go(seq, null);
  }

  seekTime(ms: number): void {
    const { from, until } = this.timeline;
    const at = Math.max(from, Math.min(until, ms));
    this.#go(this.#seqOf(this.timeline.rowOfTime(at)), at);
  }

  /** To the next event, or the one before, that passes the filter; stays where there is none. Stops playing. */
  step(by: 1 | -1): void {
    this.pause();
    const { wanted, filter } = this.shown();
    const row = this.timeline.rowOfSeq(wanted);
    const found = by > 0 ? this.timeline.next(row, filter) : this.timeline.previous(row, filter);
    if (found !== null) this.seek(this.timeline.seqAt(found));
  }

  /** To what a clip begins with; a whole session begins with its first event. */
  toStart(): void {
    this.seek(this.#about.after || this.timeline.seqAt(0));
  }

  toEnd(): void {
    this.pause();
    this.seek(this.#about.upto);
  }

  /** Go on from here; from the start, if this is the end. */
  play(): void {
    const { playing, wanted } = this.shown();
    if (playing || this.timeline.length === 0) return;
    if (this.#isLast(this.timeline.rowOfSeq(wanted))) this.toStart();
    this.#showing.change({ playing: true });
    this.#chunks.prepare(this.shown().wanted, true);
    this.#tick(this.#clock.now());
  }

  pause(): void {
    this.#endPlay();
    this.#showing.change({ playing: false });
  }

  setSpeed(speed: Speed): void {
    this.#showing.change({ speed });
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.#showing.change({ skipsIdle });
  }

  setFilter(filter: Filter): void {
    this.#showing.change({ filter });
  }

  /** Try again what failed last. */
  retry(): void {
    const { wanted, seq } = this.shown();
    this.#showing.change({ failed: false, problem: "" });
    this.#fill();
    if (wanted !== seq) this.#seeker.want(wanted);
  }

  /** The state right after event `seq`, without moving. */
  stateAt(seq: number): Promise<State> {
    return this.#chunks.stateAt(this.#within(seq));
  }

  /** The events with `after < seq <= upto`, however many. */
  events(after: number, upto: number): Promise<readonly AnyEvent[]> {
    return this.#chunks.events(after, upto);
  }

  /** Take in what has happened since it was opened; the same seq stays shown. Rejects where the source cannot be reached. */
  async refresh(): Promise<void> {
    const today = await this.#loading.since(this.#about, (now) => this.#again(now));
    this.#chunks.endsWith(today);
    this.#showing.change({ today });
    if (this.#about.eyes !== "outside") this.#grow(today.seq);
    await this.#fill();
  }

  /** The same seq as it may be seen today. */
  async #again(today: State): Promise<void> {
    this.#about = { ...this.#about, upto: today.seq };
    this.#chunks.drop(today.seq);
    this.#chunks.endsWith(today);
    const { wanted } = this.shown();
    const state = await this.#chunks.stateAt(Math.min(wanted, today.seq));
    const there = { seq: state.seq, state: () => state };
    this.#showing.change({ ...there, today, ...(wanted > today.seq && { wanted: state.seq }) });
  }

  #go(seq: number, at: number | null): void {
    const wanted = this.#within(seq);
    if (wanted !== this.shown().wanted || at !== this.#at) this.#grip.moved();
    this.#at = at;
    this.#showing.change({ wanted, at: this.#time(wanted) });
    this.#seeker.want(wanted);
  }

  #found(seq: number, state: () => State): void {
    const fine = this.#stuck ? {} : { failed: false, problem: "" };
    const other = seq === this.shown().seq ? {} : { state };
    this.#showing.change({ ...fine, ...other, seeking: false, seq, ...this.#placed(seq, seq) });
    if (!this.#grip.moving) this.#chunks.prepare(seq, this.shown().playing);
  }

  #moves(moving: boolean): void {
    this.#showing.change({ moving });
    if (!moving) this.#chunks.prepare(this.shown().wanted, this.shown().playing);
  }

  #fail(problem: unknown): void {
    this.#endPlay();
    const code = problem instanceof Problem ? problem.code : "offline";
    this.#showing.change({ failed: true, problem: code, seeking: false, playing: false });
  }

  async #fill(): Promise<void> {
    try {
      await this.#loading.fill(this.#about.upto);
      if (this.#stuck) this.#showing.change({ failed: false, problem: "" });
      this.#stuck = false;
    } catch (problem) {
      this.#stuck = true;
      this.#fail(problem);
    }
  }

  #grown(): void {
    this.#grow(this.timeline.upto);
    const { seq, wanted } = this.shown();
    this.#showing.change(this.#placed(seq, wanted));
  }

  #grow(upto: number): void {
    if (upto <= this.#about.upto) return;
    this.#about = { ...this.#about, upto };
    this.#chunks.grow(upto);
  }

  /** Go on in every frame from here. */
  #tick(last: number): void {
    this.#endPlay = this.#clock.frame(() => {
      const now = this.#clock.now();
      this.#seeker.frame();
      this.#pass(now - last);
      if (this.shown().playing) this.#tick(now);
    });
  }

  /** So many milliseconds of the viewer have passed. */
  #pass(elapsed: number): void {
    if (this.#seeker.seeks) return;
    const { at, row, speed, skipsIdle } = this.shown();
    const place = advance(this.timeline, { at, row }, elapsed, speed, skipsIdle);
    if (this.#isLast(place.row)) this.toEnd();
    else if (place.row !== row) this.#go(this.#seqOf(place.row), place.at);
    else {
      this.#at = place.at;
      this.#showing.change({ at: place.at });
    }
  }

  /** Whether nothing comes behind this row. */
  #isLast(row: number): boolean {
    return row >= this.timeline.length - 1 && this.timeline.upto >= this.#about.upto;
  }

  #seqOf(row: number): number {
    return row < 0 ? this.#about.after : this.timeline.seqAt(row);
  }

  #within(seq: number): number {
    return whole(seq, this.#about.after, this.#about.upto);
  }

  /** Where that is on the timeline, as far as it has been loaded. */
  #placed(seq: number, wanted: number): Pick<Shown, "row" | "at" | "loaded"> {
    const { after, upto } = this.#about;
    const loaded = upto > after ? Math.min(1, (this.timeline.upto - after) / (upto - after)) : 1;
    return { row: this.timeline.rowOfSeq(seq), at: this.#time(wanted), loaded };
  }

  #time(seq: number): number {
    const row = this.timeline.rowOfSeq(seq);
    return this.#at ?? (row < 0 ? this.timeline.from : this.timeline.timeAt(row));
  }
}

function whole(value: number, least: number, most: number): number {
  return Number.isNaN(value) ? most : Math.max(least, Math.min(most, Math.floor(value)));
}
