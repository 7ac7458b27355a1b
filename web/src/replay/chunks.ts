/**
 * The few stretches of a session that are in memory.
 *
 * At most `MOST` are folded and the events of `MOST_EVENTS` are kept, however long the session is; what was not looked at
 * for longest goes first. What is asked for twice at a time is fetched once.
 */
import type { AnyEvent, State } from "../contract";
import { Chunk } from "./chunk";
import { Recent } from "./recent";
import type { Source } from "./types";

export const MOST = 5;
export const MOST_EVENTS = 8;

/** The last fifth of a chunk is close to the next one. */
const EDGE = 5;

export class Chunks {
  readonly size: number;
  readonly #source: Source;
  readonly #after: number;
  readonly #folded = new Recent<number, Chunk>(MOST);
  readonly #events = new Recent<string, Promise<readonly AnyEvent[]>>(MOST_EVENTS);
  #coming = new Map<string, Promise<Chunk>>();
  /** The last seq that there is. */
  #upto: number;
  /** The state as it is now, and so right after its last event. */
  #end: State | null = null;

  constructor(source: Source, size: number) {
    this.size = size;
    this.#source = source;
    this.#after = source.about.after;
    this.#upto = source.about.upto;
  }

  /** The session has gone on up to this seq. */
  grow(upto: number): void {
    this.#upto = Math.max(this.#upto, upto);
  }

  /** This is how the session stands now. */
  endsWith(today: State): void {
    this.#end = today;
  }

  /** Forget everything: it may be seen otherwise by now, and the last seq that there is may be another one. */
  drop(upto: number): void {
    this.#upto = upto;
    this.#folded.clear();
    this.#events.clear();
    this.#end = null;
    this.#coming = new Map();
  }

  /** The state right after event `seq` if nothing needs to be fetched for it, else null. */
  known(seq: number): State | null {
    return this.find(seq)?.() ?? null;
  }

  /** The same, to be folded when it is looked at. */
  find(seq: number): (() => State) | null {
    const end = this.#end;
    if (end?.seq === seq) return () => end;
    const place = this.place(seq);
    const chunk = this.#loaded(place, seq) ?? this.#loaded(place + 1, seq);
    return chunk ? () => chunk.stateAt(seq) : null;
  }

  async stateAt(seq: number): Promise<State> {
    return this.known(seq) ?? (await this.load(this.place(seq))).stateAt(seq);
  }

  /** Fetch what will be wanted soon: what follows, if one goes on from here; else what is close to the edge. */
  prepare(seq: number, goesOn: boolean): void {
    const place = this.place(seq);
    const [from, upto] = this.bounds(place);
    const near = this.size / EDGE;
    const wanted = goesOn || upto - seq < near ? place + 1 : seq - from < near ? place - 1 : place;
    const [first, last] = this.bounds(wanted);
    if (wanted < 0 || wanted === place || first >= last || this.#loaded(wanted, last)) return;
    // What fails here is asked for again when it is needed, and fails aloud then.
    this.load(wanted).catch(() => {});
  }

  /** Which chunk the event `seq` is in; the first one also has what was before. */
  place(seq: number): number {
    return Math.max(0, Math.ceil((seq - this.#after) / this.size) - 1);
  }

  /** The seqs of a chunk, as far as there are any: behind the first of these and up to the second. */
  bounds(place: number): readonly [number, number] {
    const from = this.#after + place * this.size;
    return [from, Math.min(from + this.size, this.#upto)];
  }

  /** Have a chunk in memory; what is there already is not fetched again. */
  load(place: number): Promise<Chunk> {
    const [from, upto] = this.bounds(place);
    const known = this.#loaded(place, upto);
    if (known) return Promise.resolve(known);
    const coming = this.#coming;
    const name = `${from}-${upto}`;
    const already = coming.get(name);
    if (already) return already;
    const made = this.#make(place, from, upto).finally(() => coming.delete(name));
    coming.set(name, made);
    return made;
  }

  /** The events behind `after` and up to `upto`, however many chunks they lie in. */
  async events(after: number, upto: number): Promise<readonly AnyEvent[]> {
    const [first, last] = [Math.max(after, this.#after), Math.min(upto, this.#upto)];
    const found: AnyEvent[] = [];
    if (first >= last) return found;
    for (let place = this.place(first + 1); place <= this.place(last); place++) {
      const here = await this.#eventsOf(...this.bounds(place));
      for (const event of here) if (event.seq > first && event.seq <= last) found.push(event);
    }
    return found;
  }

  #loaded(place: number, seq: number): Chunk | undefined {
    const chunk = this.#folded.get(place);
    return chunk?.has(seq) ? chunk : undefined;
  }

  async #make(place: number, from: number, upto: number): Promise<Chunk> {
    const coming = this.#coming;
    const start = this.#before(place, from) ?? this.#source.state(from);
    const [state, events] = await Promise.all([start, this.#eventsOf(from, upto)]);
    const chunk = new Chunk(state.seq === from ? state : { ...state, seq: from }, events, from, upto);
    if (coming === this.#coming) this.#folded.put(place, chunk);
    return chunk;
  }

  /**
   * What the chunk before ends with is what this one begins with, so that half of playing on need not be fetched. Not for
   * those who do not see everything: they may have been shown more, or less, since the one before came.
   */
  #before(place: number, from: number): State | null {
    if (place === 0 || this.#source.about.eyes !== "facilitator") return null;
    return this.#loaded(place - 1, from)?.stateAt(from) ?? null;
  }

  #eventsOf(from: number, upto: number): Promise<readonly AnyEvent[]> {
    const name = `${from}-${upto}`;
    const known = this.#events.get(name);
    if (known) return known;
    const coming = from < upto ? this.#source.events(from, upto) : Promise.resolve([]);
    this.#events.put(name, coming);
    coming.catch(() => this.#events.delete(name));
    return coming;
  }
}
