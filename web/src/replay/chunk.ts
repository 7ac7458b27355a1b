/** A stretch of a session: the state that it begins with and every event in it, folded as far as it is looked at. */
import type { AnyEvent, State } from "../contract";
import { foldAll } from "../projections/state";

/** So many events lie between two states that are kept: no more are folded for a place that was passed before. */
export const STRIDE = 100;

export class Chunk {
  /** The seqs behind `from` and up to `upto` are here. */
  readonly from: number;
  readonly upto: number;
  readonly events: readonly AnyEvent[];
  /** The states before events 0, `STRIDE`, 2 `STRIDE` …, as far as anybody went; they share what did not change. */
  readonly #kept: State[];
  #last: { readonly count: number; readonly state: State };

  constructor(start: State, events: readonly AnyEvent[], from: number, upto: number) {
    this.from = from;
    this.upto = upto;
    this.events = events;
    this.#kept = [start];
    this.#last = { count: 0, state: start };
  }

  has(seq: number): boolean {
    return this.from <= seq && seq <= this.upto;
  }

  /** The state right after event `seq`, or after the last one before it that may be seen. Its `seq` is the one asked for. */
  stateAt(seq: number): State {
    const state = this.#after(this.count(seq));
    return state.seq === seq ? state : { ...state, seq };
  }

  /** How many of the events have this seq or an earlier one. */
  count(seq: number): number {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.events[middle]?.seq ?? 0) <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #after(count: number): State {
    const kept = Math.floor(count / STRIDE);
    const near = this.#last.count <= count && this.#last.count >= kept * STRIDE;
    const from = near ? this.#last : { count: kept * STRIDE, state: this.#keep(kept) };
    const state = foldAll(from.state, this.events.slice(from.count, count));
    this.#last = { count, state };
    return state;
  }

  #keep(place: number): State {
    for (let next = this.#kept.length; next <= place; next++) {
      const before = this.#kept[next - 1] as State;
      this.#kept.push(foldAll(before, this.events.slice((next - 1) * STRIDE, next * STRIDE)));
    }
    return this.#kept[place] as State;
  }
}
