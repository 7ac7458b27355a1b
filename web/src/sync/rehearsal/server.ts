/**
 * A server in miniature that holds a real list of events. It decides as the tablet foresees, numbers, refuses what is
 * unknown or came too late, records each command once, and tells everyone what is in the list.
 */
import type { AnyAnswer, AnyEvent, AnyFrame, Do, Hello, State } from "../../contract";
import { foldAll, start } from "../../projections/state";
import { signature } from "../envelope";
import { numberOf } from "../pending";
import { predict } from "../predict";
import type { FarEnd, HandWire } from "./wires";

interface Visitor {
  readonly seat: string;
  readonly device: string;
  /** The number of the command that is to come again: for two seconds, none behind it is taken before. */
  waitsFor: number;
  until: number;
}

export class FakeServer implements FarEnd {
  readonly events: AnyEvent[] = [];
  readonly #clock: { readonly now: number };
  readonly #visitors = new Map<HandWire, Visitor>();
  /** Answer the next so many commands with "again". */
  busy = 0;
  /** Participants may change nothing. */
  locked = false;
  epoch = "epoch-1";
  state: State = start();

  constructor(opening: readonly AnyEvent[], clock: { readonly now: number }) {
    this.#clock = clock;
    for (const event of opening) this.#record(event);
  }

  received(wire: HandWire, text: string): void {
    const frame = JSON.parse(text) as AnyFrame;
    if (frame.type === "hello") this.#greet(wire, frame);
    else if (frame.type === "ping") this.#say(wire, { type: "tick", seq: this.state.seq, at: 0 });
    else if (frame.type === "do") this.#decide(wire, frame);
  }

  left(wire: HandWire): void {
    this.#visitors.delete(wire);
  }

  /** Something happens that no tablet asked for. */
  happen(event: Record<string, unknown>): void {
    const seq = this.state.seq + 1;
    this.#publish({
      seq,
      at: seq * 1000,
      by: "elsewhere",
      id: `elsewhere${seq}`,
      ...event,
    } as unknown as AnyEvent);
  }

  tick(): void {
    for (const wire of this.#visitors.keys()) this.#say(wire, { type: "tick", seq: this.state.seq, at: 0 });
  }

  /** Everyone gets everything afresh. */
  resetAll(): void {
    for (const [wire, visitor] of this.#visitors) {
      this.#say(wire, { type: "reset", you: you(visitor.seat, this.state), ...this.#whole() });
    }
  }

  /** The list is rewritten, under another epoch, and everyone gets everything afresh. */
  rewrite(change: (event: AnyEvent) => AnyEvent): void {
    this.events.splice(0, this.events.length, ...this.events.map(change));
    this.state = foldAll(start(), this.events);
    this.epoch = `${this.epoch}-rewritten`;
    this.resetAll();
  }

  #greet(wire: HandWire, { key: seat, device, resume }: Hello): void {
    const visitor = { seat, device, waitsFor: Number.POSITIVE_INFINITY, until: 0 };
    const from = resume && this.events.findIndex(({ seq, id }) => seq === resume.seq && id === resume.id);
    const missed = resume?.epoch === this.epoch && from !== null && from !== undefined && from >= 0;
    const whole = this.#whole();
    const state = missed ? null : whole.state;
    const common = { you: you(seat, this.state), at: 0, done: this.#last(visitor), promise: "on disk" };
    this.#say(wire, { type: "welcome", ...whole, ...common, state });
    if (missed && resume) {
      const events = this.events.slice((from ?? 0) + 1);
      this.#say(wire, { type: "events", after: resume.seq, upto: this.state.seq, events });
    }
    this.#visitors.set(wire, visitor);
  }

  #decide(wire: HandWire, { id, command, author, paper }: Do): void {
    const visitor = this.#visitors.get(wire);
    if (!visitor) return;
    const refuse = (code: string) =>
      this.#say(wire, { type: "refused", id, code, message: `refused: ${code}` });
    const overtakes = numberOf(id) > visitor.waitsFor && this.#clock.now < visitor.until;
    if (overtakes || this.busy > 0) {
      if (!overtakes) this.busy -= 1;
      if (!overtakes) [visitor.waitsFor, visitor.until] = [numberOf(id), this.#clock.now + 2_000];
      refuse("not-saved-yet");
      return;
    }
    visitor.waitsFor = Number.POSITIVE_INFINITY;
    const known = this.events.find((event) => event.id === id && event.by === visitor.seat);
    if (known) this.#say(wire, { type: "done", id, seq: known.seq });
    else if (numberOf(id) <= this.#last(visitor)) refuse("stale");
    else if (this.locked) refuse("locked");
    else {
      const seq = this.state.seq + 1;
      const signed = signature({ ...(author && { author }), ...(paper && { paper }) }, "");
      const event = predict(command, this.state, { seq, at: seq * 1000, by: visitor.seat, id, ...signed });
      const why = event ? refusal(event, command, this.state) : "unknown-note";
      if (event && !why) this.#publish(event);
      else refuse(why);
    }
  }

  #publish(event: AnyEvent): void {
    const after = this.state.seq;
    this.#record(event);
    for (const wire of this.#visitors.keys()) {
      this.#say(wire, { type: "events", after, upto: event.seq, events: [event] });
    }
  }

  #record(event: AnyEvent): void {
    this.events.push(event);
    this.state = foldAll(this.state, [event]);
  }

  #last({ seat, device }: Visitor): number {
    const own = this.events.filter(({ by, id }) => by === seat && id.startsWith(`${device}:`));
    return Math.max(0, ...own.map(({ id }) => numberOf(id)));
  }

  #whole(): { readonly epoch: string; readonly seq: number; readonly state: State } {
    return { epoch: this.epoch, seq: this.state.seq, state: this.state };
  }

  #say(wire: HandWire, frame: AnyAnswer): void {
    wire.answer(JSON.stringify(frame));
  }
}

function you(seat: string, state: State): { role: string; seat: string; group: string | null } {
  return { role: "participant", seat, group: state.people.seats[seat]?.group ?? null };
}

/** Why this may not happen; empty when it may. */
function refusal(event: AnyEvent, command: Do["command"], state: State): string {
  const since = "since" in command ? (command.since ?? null) : null;
  if (event.type === "note.added" || event.type === "comment.added") return "";
  const note = "note" in event ? state.boards.notes[event.note] : undefined;
  if ("note" in event && !note && !event.note.includes(":")) return "unknown-note";
  const last = event.type === "note.reworded" ? note?.worded : note?.moved;
  return since !== null && last && last.seq > since ? "moved-since" : "";
}
