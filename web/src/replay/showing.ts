/** What a replay shows, and who is told when that changes. */
import type { State } from "../contract";
import type { Shown } from "./types";

/** All that is shown but the state, which is made when somebody looks at it: a thumb passes many that nobody draws. */
type Facts = Omit<Shown, "state">;

export type Change = Partial<Facts> & { readonly state?: () => State };

export class Showing {
  #facts: Facts;
  #state: () => State;
  #now: Shown;
  readonly #listeners = new Set<() => void>();
  #closed = false;

  constructor({ state, ...facts }: Shown) {
    this.#facts = facts;
    this.#state = () => state;
    this.#now = withState(facts, this.#state);
  }

  get now(): Shown {
    return this.#now;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Take in what is new, and tell everybody if anything is. */
  change({ state, ...change }: Change): void {
    const names = Object.keys(change) as (keyof Facts)[];
    const same = !state && names.every((name) => Object.is(this.#facts[name], change[name]));
    if (this.#closed || same) return;
    if (state) this.#state = once(state);
    this.#facts = { ...this.#facts, ...change };
    this.#now = withState(this.#facts, this.#state);
    for (const listener of [...this.#listeners]) listener();
  }

  /** Nobody is told anything from here on. */
  close(): void {
    this.#closed = true;
    this.#listeners.clear();
  }
}

function withState(facts: Facts, state: () => State): Shown {
  return Object.defineProperty({ ...facts } as Shown, "state", { get: state, enumerable: true });
}

function once(make: () => State): () => State {
  let made: State | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
