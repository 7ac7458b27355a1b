/**
 * A session as it was, at any of its moments. The screens subscribe to it and draw what it shows.
 *
 * R1  What is shown is the state right after `seq`, whichever way it was reached.
 * R2  At most one state is made for one frame of the screen: the first thing asked for in a frame is shown at once, of the
 *     others the last one in the next.
 * R3  Of what must be fetched only what was asked for last is shown; a thumb that races over many chunks fetches the first
 *     and the one where it comes to rest.
 * R4  While it plays its clock waits for what is not there yet, and never runs ahead of what is shown.
 */
import { Problem } from "../api";
import type { AnyEvent, State, TimelinePage } from "../contract";
import { Chunks } from "./chunks";
import { browserClock, type Clock } from "./clock";
import { advance } from "./player";
import { Timeline } from "./timeline";
import { type About, CHUNK, EVERYTHING, type Filter, type Shown, type Source, type Speed } from "./types";

/** What tests do otherwise. */
export interface Settings {
  readonly clock?: Clock;
  readonly chunk?: number;
}

/** A thumb rests, in milliseconds, when nothing else that must be fetched was asked for meanwhile. */
const REST = 80;

export class Replay {
  readonly #source: Source;
  readonly #clock: Clock;
  readonly #chunks: Chunks;
  readonly #listeners = new Set<() => void>();
  #about: About;
  #timeline: Timeline;
  #shown: Shown;
  /** The moment that was asked for last, where it is not that of the row. */
  #at: number | null = null;
  #closed = false;
  /** A state was made for this frame already. */
  #drawn = false;
  #due = false;
  #endings = new Map<"frame" | "play" | "rest", () => void>();
  #missedAt = Number.NEGATIVE_INFINITY;
  #filling: Promise<void> = Promise.resolve();

  /** Open it at a seq, by default at the end. Rejects with a `Problem` where the source cannot be reached or says no. */
  static async open(source: Source, at?: number, settings: Settings = {}): Promise<Replay> {
    const { after, upto } = source.about;
    const chunks = new Chunks(source, settings.chunk ?? CHUNK);
    const seq = clamp(at ?? upto, after, upto);
    const [today, page, state] = await Promise.all([
      source.today(),
      source.timeline(after),
      at === undefined || seq === upto ? null : chunks.stateAt(seq),
    ]);
    const running = after > 0 ? ((await source.state(after)).agenda.current ?? "") : "";
    const known = state ?? exact(source.about, today, seq) ?? (await chunks.stateAt(seq));
    const timeline = Timeline.empty(after, running).append(page);
    const replay = new Replay(source, chunks, settings.clock ?? browserClock, timeline, today, known);
    replay.#fill();
    return replay;
  }

  private constructor(
    source: Source,
    chunks: Chunks,
    clock: Clock,
    timeline: Timeline,
    today: State,
    state: State,
  ) {
    [this.#source, this.#chunks, this.#clock, this.#timeline] = [source, chunks, clock, timeline];
    this.#about = source.about;
    this.#shown = {
      ...{ seq: state.seq, state, today, wanted: state.seq, playing: false, speed: 1, skipsIdle: true },
      ...{ filter: EVERYTHING, seeking: false, failed: false, problem: "", loaded: 0, row: -1, at: 0 },
    };
    this.#shown = { ...this.#shown, ...this.#placed() };
  }

  get about(): About {
    return this.#about;
  }

  /** Grows while it loads. */
  get timeline(): Timeline {
    return this.#timeline;
  }

  shown(): Shown {
    return this.#shown;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  close(): void {
    this.#closed = true;
    for (const end of this.#endings.values()) end();
    this.#endings.clear();
    this.#listeners.clear();
  }

  /** Show the state right after event `seq`, or what is nearest to it. */
  seek(seq: number): void {
    this.#go(seq, null);
  }

  seekTime(ms: number): void {
    const { from, until } = this.#timeline;
    const at = clamp(ms, from, until);
    this.#go(this.#seqOf(this.#timeline.rowOfTime(at)), at);
  }

  /** To the next event, or the one before, that passes the filter; stays where there is none. Stops playing. */
  step(by: 1 | -1): void {
    this.pause();
    const row = this.#timeline.rowOfSeq(this.#shown.wanted);
    const { filter } = this.#shown;
    const found = by > 0 ? this.#timeline.next(row, filter) : this.#timeline.previous(row, filter);
    if (found !== null) this.seek(this.#timeline.seqAt(found));
  }

  /** Before the first event. */
  toStart(): void {
    this.seek(this.#about.after);
  }

  toEnd(): void {
    this.pause();
    this.seek(this.#about.upto);
  }

  /** Go on from here; from the start, if this is the end. */
  play(): void {
    if (this.#shown.playing || this.#timeline.length === 0) return;
    if (this.#isEnd()) this.toStart();
    this.#change({ playing: true });
    this.#prefetch();
    this.#tick(this.#clock.now());
  }

  pause(): void {
    this.#end("play");
    this.#change({ playing: false });
  }

  setSpeed(speed: Speed): void {
    this.#change({ speed });
  }

  setSkipsIdle(skipsIdle: boolean): void {
    this.#change({ skipsIdle });
  }

  setFilter(filter: Filter): void {
    this.#change({ filter });
  }

  /** Try again what failed last. */
  retry(): void {
    this.#change({ failed: false, problem: "" });
    this.#fill();
    if (this.#shown.wanted !== this.#shown.seq) this.#show();
  }

  /** The state right after event `seq`, without moving. */
  stateAt(seq: number): Promise<State> {
    const wanted = clamp(seq, this.#about.after, this.#about.upto);
    const known = exact(this.#about, this.#shown.today, wanted);
    return known ? Promise.resolve(known) : this.#chunks.stateAt(wanted);
  }

  /** The events with `after < seq <= upto`, however many. */
  events(after: number, upto: number): Promise<readonly AnyEvent[]> {
    return this.#chunks.events(after, upto);
  }

  /** Take in what has happened since it was opened; what is shown stays. Rejects where the source cannot be reached. */
  async refresh(): Promise<void> {
    await this.#filling;
    const [today, page] = await Promise.all([
      this.#source.today(),
      this.#source.timeline(this.#timeline.upto),
    ]);
    if (this.#closed) return;
    if (this.#sees(page)) await this.#again();
    else this.#append(page);
    this.#grow(today.seq);
    this.#change({ today, ...this.#placed() });
    await this.#fill();
  }

  /** Whether what was loaded may be seen otherwise by now: by those who do not see everything, or because words are gone. */
  #sees(page: TimelinePage): boolean {
    const erased = (incidents: TimelinePage["incidents"]) =>
      incidents.filter(({ kind }) => kind === "erased").length;
    const { epoch, incidents, upto } = this.#timeline;
    if (epoch !== page.epoch || erased(incidents) !== erased(page.incidents)) return true;
    return this.#about.eyes !== "facilitator" && page.upto > upto;
  }

  /** Load everything anew and show the same seq as it is seen now. */
  async #again(): Promise<void> {
    this.#chunks.drop();
    const first = await this.#source.timeline(this.#about.after);
    let fresh = Timeline.empty(this.#about.after).append(first);
    while (fresh.upto < Math.min(this.#timeline.upto, fresh.head)) {
      fresh = fresh.append(await this.#source.timeline(fresh.upto));
    }
    const state = await this.#chunks.stateAt(Math.min(this.#shown.wanted, fresh.head));
    this.#timeline = fresh;
    this.#change({ state, seq: state.seq, wanted: state.seq, ...this.#placed(state.seq) });
  }

  #grow(upto: number): void {
    if (this.#about.upto >= upto || this.#about.eyes === "outside") return;
    this.#about = { ...this.#about, upto };
    this.#chunks.grow(upto);
  }

  /** Load the rest of the timeline, page by page. */
  #fill(): Promise<void> {
    this.#filling = this.#filling.then(async () => {
      try {
        while (!this.#closed && this.#timeline.upto < this.#about.upto) {
          this.#append(await this.#source.timeline(this.#timeline.upto));
        }
      } catch (problem) {
        this.#fail(problem);
      }
    });
    return this.#filling;
  }

  #append(page: TimelinePage): void {
    if (this.#closed) return;
    this.#timeline = this.#timeline.append(page);
    this.#grow(page.upto);
    this.#change(this.#placed());
  }

  #go(seq: number, at: number | null): void {
    this.#at = at;
    this.#change({ wanted: clamp(seq, this.#about.after, this.#about.upto) });
    this.#show();
  }

  /** Show what is wanted: at once, in the next frame, or when it has come. */
  #show(): void {
    if (this.#closed) return;
    if (this.#drawn) {
      this.#due = true;
      return;
    }
    const { wanted, today } = this.#shown;
    const state = exact(this.#about, today, wanted) ?? this.#chunks.known(wanted);
    if (state === null) {
      this.#fetch();
      return;
    }
    this.#begin("frame", this.#clock.frame(this.#next));
    this.#drawn = true;
    this.#end("rest");
    const settled = { seeking: false, failed: false, problem: "" };
    this.#change({ ...settled, seq: wanted, state, ...this.#placed(wanted) });
    this.#prefetch();
  }

  #next = () => {
    this.#drawn = false;
    if (!this.#due) return;
    this.#due = false;
    this.#show();
  };

  /** Fetch what is wanted: at once, or when the thumb that races along has come to rest. */
  #fetch(): void {
    this.#change({ seeking: true });
    const now = this.#clock.now();
    const rested = now - this.#missedAt >= REST;
    this.#missedAt = now;
    if (rested) this.#load();
    else this.#begin("rest", this.#clock.later(REST, this.#load));
  }

  #load = () => {
    const place = this.#chunks.place(this.#shown.wanted);
    const here = () => !this.#closed && this.#shown.seeking;
    this.#chunks.load(place).then(
      () => here() && this.#chunks.known(this.#shown.wanted) && this.#show(),
      (problem) => here() && this.#chunks.place(this.#shown.wanted) === place && this.#fail(problem),
    );
  };

  #fail(problem: unknown): void {
    if (this.#closed) return;
    this.#end("play");
    const code = problem instanceof Problem ? problem.code : "offline";
    this.#change({ failed: true, problem: code, seeking: false, playing: false });
  }

  /** Have what will be wanted soon: what follows while it plays, else what is close to the edge. */
  #prefetch(): void {
    const { seq, playing } = this.#shown;
    const place = this.#chunks.place(seq);
    const [from, upto] = this.#chunks.bounds(place);
    const near = this.#chunks.size / 5;
    const wanted = playing || upto - seq < near ? place + 1 : seq - from < near ? place - 1 : place;
    const [first, last] = this.#chunks.bounds(wanted);
    if (wanted < 0 || first >= last || wanted === place) return;
    // What fails here is asked for again when it is needed, and fails aloud then.
    this.#chunks.load(wanted).catch(() => {});
  }

  #tick(last: number): void {
    const act = () => {
      const now = this.#clock.now();
      this.#tick(now);
      this.#on(now - last);
    };
    this.#begin("play", this.#clock.frame(act));
  }

  /** So many milliseconds of the viewer have passed. */
  #on(elapsed: number): void {
    const { at, row, speed, skipsIdle, seeking } = this.#shown;
    if (seeking || this.#drawn) return;
    const place = advance(this.#timeline, { at, row }, elapsed, speed, skipsIdle);
    const ended = place.row === this.#timeline.length - 1 && this.#timeline.upto >= this.#about.upto;
    if (ended) this.toEnd();
    else if (place.row === row) this.#change({ at: place.at });
    else this.#go(this.#seqOf(place.row), place.at);
  }

  #isEnd(): boolean {
    const { seq } = this.#shown;
    return (
      seq >= this.#about.upto || (this.#timeline.next(this.#timeline.rowOfSeq(seq), EVERYTHING) ?? -1) < 0
    );
  }

  #seqOf(row: number): number {
    return row < 0 ? this.#about.after : this.#timeline.seqAt(row);
  }

  /** Where that is on the timeline, as far as it has been loaded. */
  #placed(seq = this.#shown.seq): Pick<Shown, "row" | "at" | "loaded"> {
    const { after, upto } = this.#about;
    const row = this.#timeline.rowOfSeq(seq);
    const at = this.#at ?? (row < 0 ? this.#timeline.from : this.#timeline.timeAt(row));
    return {
      row,
      at,
      loaded: upto > after ? Math.min(1, (this.#timeline.upto - after) / (upto - after)) : 1,
    };
  }

  #change(change: Partial<Shown>): void {
    const names = Object.keys(change) as (keyof Shown)[];
    if (this.#closed || names.every((name) => Object.is(this.#shown[name], change[name]))) return;
    this.#shown = { ...this.#shown, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  #begin(what: "frame" | "play" | "rest", end: () => void): void {
    this.#end(what);
    this.#endings.set(what, end);
  }

  #end(what: "frame" | "play" | "rest"): void {
    this.#endings.get(what)?.();
    this.#endings.delete(what);
  }
}

/** What is known of today, if that is what was asked for. A file that was made to be shared counts its seqs anew. */
function exact(about: About, today: State, seq: number): State | null {
  return today.seq === seq && about.eyes !== "outside" ? today : null;
}

function clamp(value: number, least: number, most: number): number {
  if (Number.isNaN(value)) return most;
  return Math.max(least, Math.min(most, value));
}
