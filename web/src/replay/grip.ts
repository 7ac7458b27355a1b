/** A thumb in somebody's hand: it moves, or it rests under the finger. */
import type { Clock } from "./clock";

/**
 * It rests when it has stayed for so long, in ms, and for so many frames. Of a device that drew nothing for a while one
 * cannot tell whether the finger rested, and taking it for rest would give the device yet more to do.
 */
const REST = 100;
const FRAMES = 6;

export class Grip {
  readonly #clock: Clock;
  readonly #told: (moving: boolean) => void;
  #held = false;
  #moving = false;
  #since = 0;
  #frames = 0;
  #endFrame = () => {};

  constructor(clock: Clock, told: (moving: boolean) => void) {
    [this.#clock, this.#told] = [clock, told];
  }

  get moving(): boolean {
    return this.#moving;
  }

  /** Somebody takes the thumb, or lets go of it. */
  hold(on: boolean): void {
    this.#held = on;
    if (!on) this.#rest();
  }

  /** The thumb is somewhere else. Where nobody holds it nothing moves: it is put there. */
  moved(): void {
    if (!this.#held) return;
    [this.#since, this.#frames] = [this.#clock.now(), 0];
    if (this.#moving) return;
    this.#moving = true;
    this.#told(true);
    this.#watch();
  }

  close(): void {
    this.#endFrame();
  }

  #watch(): void {
    this.#endFrame = this.#clock.frame(() => {
      this.#frames += 1;
      if (this.#frames >= FRAMES && this.#clock.now() - this.#since >= REST) this.#rest();
      else this.#watch();
    });
  }

  #rest(): void {
    this.#endFrame();
    if (!this.#moving) return;
    this.#moving = false;
    this.#told(false);
  }
}
