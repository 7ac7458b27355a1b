/** What a replay shows, and who is told when that changes. */
import type { Shown } from "./types";

export class Showing {
  #now: Shown;
  readonly #listeners = new Set<() => void>();
  #closed = false;

  constructor(first: Shown) {
    this.#now = first;
  }

  get now(): Shown {
    return this.#now;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Take in what is new, and tell everybody if anything is. */
  change(change: Partial<Shown>): void {
    const names = Object.keys(change) as (keyof Shown)[];
    if (this.#closed || names.every((name) => Object.is(this.#now[name], change[name]))) return;
    this.#now = { ...this.#now, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Nobody is told anything from here on. */
  close(): void {
    this.#closed = true;
    this.#listeners.clear();
  }
}
