interface Outside {
  later(milliseconds: number, act: () => void): () => void;
}

/** Does the latest of many things asked for, a fixed while after the first of them. */
export class Throttle {
  readonly #outside: Outside;
  readonly #every: number;
  #next: (() => void) | null = null;
  #cancel: () => void = () => {};

  constructor(outside: Outside, every: number) {
    [this.#outside, this.#every] = [outside, every];
  }

  run(act: () => void): void {
    const waiting = this.#next !== null;
    this.#next = act;
    if (waiting) return;
    this.#cancel = this.#outside.later(this.#every, () => {
      const next = this.#next;
      this.#next = null;
      next?.();
    });
  }

  stop(): void {
    this.#cancel();
    this.#next = null;
  }
}
