/** Finds the state that was asked for last: at once, in the next frame, or when it has been fetched. */
import type { State } from "../contract";
import type { Chunks } from "./chunks";
import type { Clock } from "./clock";

/** A thumb rests when, for so many milliseconds, it asked for nothing else that must be fetched. */
const REST = 80;

/** Who wants to know what became of it. */
export interface Seeking {
  found(seq: number, state: () => State): void;
  /** It has to be fetched first. */
  missing(): void;
  failed(problem: unknown): void;
  /** Whether somebody drags, and has not come to rest. */
  races(): boolean;
}

export class Seeker {
  readonly #chunks: Chunks;
  readonly #clock: Clock;
  readonly #told: Seeking;
  #wanted: number | null = null;
  /** A state was made for this frame of the screen already. */
  #drawn = false;
  #missedAt = Number.NEGATIVE_INFINITY;
  /** The one before was not here either, and nobody has rested since. */
  #racing = false;
  /** The chunk that is fetched as soon as the thumb rests. */
  #next: number | null = null;
  #endFrame = () => {};
  #endRest = () => {};

  constructor(chunks: Chunks, clock: Clock, told: Seeking) {
    [this.#chunks, this.#clock, this.#told] = [chunks, clock, told];
  }

  /** Whether something was asked for that has not been found yet. */
  get seeks(): boolean {
    return this.#wanted !== null;
  }

  want(seq: number): void {
    this.#wanted = seq;
    if (!this.#drawn) this.#look();
  }

  /** A new frame of the screen has begun: what was asked for last in the one before is looked for now. */
  readonly frame = (): void => {
    this.#endFrame();
    if (!this.#drawn) return;
    this.#drawn = false;
    if (this.#wanted !== null) this.#look();
  };

  close(): void {
    this.#wanted = null;
    this.#endFrame();
    this.#endRest();
  }

  #look(): void {
    const wanted = this.#wanted;
    const state = wanted === null ? null : this.#chunks.find(wanted);
    if (wanted === null) return;
    if (state === null) {
      this.#bring();
      return;
    }
    this.#wanted = null;
    this.#racing = false;
    this.#drawn = true;
    this.#endFrame = this.#clock.frame(this.frame);
    this.#told.found(wanted, state);
  }

  /** At once; or, when a thumb races over what is not here, where it comes to rest. */
  #bring(): void {
    this.#told.missing();
    const [now, place] = [this.#clock.now(), this.#chunks.place(this.#wanted ?? 0)];
    const rested = now - this.#missedAt >= REST && !this.#racing;
    this.#missedAt = now;
    this.#racing = this.#told.races();
    if (rested) this.#load();
    else if (place !== this.#next) {
      this.#endRest();
      this.#next = place;
      this.#endRest = this.#clock.later(REST, () => this.#rest());
    }
  }

  /** A device that was busy for so long has not seen whether the thumb went on: it looks once more. */
  #rest(): void {
    if (!this.#racing) this.#load();
    else
      this.#endRest = this.#clock.frame(() => {
        this.#endRest = this.#clock.frame(() => this.#load());
      });
  }

  #load(): void {
    this.#endRest();
    this.#next = null;
    if (this.#wanted === null) return;
    const place = this.#chunks.place(this.#wanted);
    const still = () => this.#wanted !== null && this.#chunks.place(this.#wanted) === place;
    this.#chunks.load(place).then(
      () => still() && !this.#drawn && this.#look(),
      (problem: unknown) => {
        if (!still()) return;
        this.#wanted = null;
        this.#told.failed(problem);
      },
    );
  }
}
