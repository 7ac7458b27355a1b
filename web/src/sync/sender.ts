/** Lets commands leave the queue as fast as the pace allows, while there is a live line and this page is the sender. */
import type { AnyFrame } from "../contract";
import { type Log, take } from "./log";
import * as pace from "./pace";
import type { Surroundings } from "./surroundings";

/** How long an answer may take on a line that is alive, in milliseconds. */
const TOO_LONG = 15_000;

type Outside = Pick<Surroundings, "now" | "chance" | "later">;

export class Sender {
  readonly #outside: Outside;
  readonly #send: (frame: AnyFrame) => void;
  readonly #wake: () => void;
  #pace = pace.FRESH;
  #first: string | undefined;
  #since = 0;
  #cancel: () => void = () => {};

  /** `wake` is called when commands that had to wait may leave. */
  constructor(outside: Outside, send: (frame: AnyFrame) => void, wake: () => void) {
    [this.#outside, this.#send, this.#wake] = [outside, send, wake];
  }

  /** Send what may leave now; gives the log with those on their way. */
  pump(log: Log): Log {
    const now = this.#outside.now();
    const [next, items] = take(log, pace.allowed(this.#pace, now, log.sent.length));
    this.#pace = pace.spent(this.#pace, now, items.length);
    for (const { id, command, author, paper } of items) {
      if (id !== null)
        this.#send({ type: "do", id, command, ...(author && { author }), ...(paper && { paper }) });
    }
    if (next.sent[0]?.key !== this.#first) [this.#first, this.#since] = [next.sent[0]?.key, now];
    this.#arrange(next, now);
    return next;
  }

  /** Whether the first command on its way has been there for so long that its answer must have been lost. */
  isStuck(): boolean {
    return this.#first !== undefined && this.#outside.now() - this.#since >= TOO_LONG;
  }

  /** The server asked to be sent a command again later. */
  again(): void {
    this.#pace = pace.again(this.#pace, this.#outside.now(), this.#outside.chance());
  }

  /** The server has recorded a command. */
  recorded(): void {
    this.#pace = pace.recorded(this.#pace);
  }

  stop(): void {
    this.#cancel();
  }

  #arrange(log: Log, now: number): void {
    this.#cancel();
    const wait = pace.wait(this.#pace, now);
    if (log.queued.length && wait > 0) this.#cancel = this.#outside.later(wait, this.#wake);
  }
}
