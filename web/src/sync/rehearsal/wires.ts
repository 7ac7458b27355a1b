/** A wire on which nothing moves until the test says so, each way by itself: any order of events can be written down. */
import type { WireEvents } from "../socket";

export interface FarEnd {
  /** A tablet has sent this. */
  received(wire: HandWire, text: string): void;
  /** The tablet's end is gone. */
  left(wire: HandWire): void;
}

export class HandWire {
  readonly #near: WireEvents;
  readonly #far: FarEnd;
  #up: string[] = [];
  #down: string[] = [];
  state: "dialling" | "open" | "gone" = "dialling";

  constructor(near: WireEvents, far: FarEnd) {
    [this.#near, this.#far] = [near, far];
  }

  get waitingUp(): number {
    return this.#up.length;
  }

  get waitingDown(): number {
    return this.#down.length;
  }

  /** The tablet sends. */
  send(text: string): void {
    if (this.state === "open") this.#up.push(text);
  }

  /** The tablet lets go; it hears of it, as with a real socket, only later. */
  close(): void {
    this.cut(1000, "");
  }

  /** The server sends. */
  answer(text: string): void {
    if (this.state === "open") this.#down.push(text);
  }

  open(): void {
    if (this.state !== "dialling") return;
    this.state = "open";
    this.#near.opened();
  }

  /** So many frames arrive at the server. */
  up(count = Number.POSITIVE_INFINITY): void {
    for (const text of this.#up.splice(0, Math.min(count, this.#up.length))) {
      if (this.state === "open") this.#far.received(this, text);
    }
  }

  /** So many frames arrive at the tablet. */
  down(count = Number.POSITIVE_INFINITY): void {
    for (const text of this.#down.splice(0, Math.min(count, this.#down.length))) {
      if (this.state === "open") this.#near.message(text);
    }
  }

  /** A frame on its way down arrives twice. */
  stutter(): void {
    const [first] = this.#down;
    if (first !== undefined) this.#down.unshift(first);
  }

  /** A frame on its way down never arrives. */
  swallow(): void {
    this.#down.shift();
  }

  /** The connection ends, with whatever was on its way. */
  cut(code = 1006, reason = ""): void {
    if (this.state === "gone") return;
    this.state = "gone";
    [this.#up, this.#down] = [[], []];
    this.#far.left(this);
    this.#near.closed(code, reason);
  }
}
