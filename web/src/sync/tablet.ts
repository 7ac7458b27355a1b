/**
 * One tablet at work: it brings things from one module to the next and tells whoever watches. What is to be decided is
 * decided in the pure ones: `log` (what is shown), `session` (the line), `pace` (how fast), `undo`, `status`.
 */
import type { AnyAnswer, AnyCommand, AnyFrame, Dragging, Welcome } from "../contract";
import { whose } from "../projections/change";
import { actingSeat } from "../projections/own";
import { type Signature, signature } from "./envelope";
import * as logs from "./log";
import { forget, recall, recallSpeaker, remember, rememberSpeaker } from "./memory";
import { type Identity, type Now, START } from "./now";
import { type Kept, Outbox } from "./outbox";
import { AGAIN, type Pending, STALE } from "./pending";
import { complete } from "./predict";
import { Sender } from "./sender";
import { isTurnedAway, type Line } from "./session";
import { DRAG_LASTS, faded, landed, NOTHING_FLEETING, signalled } from "./signals";
import { Connection } from "./socket";
import { BLINK, JUST_BACK, standing } from "./status";
import type { Surroundings } from "./surroundings";
import { Throttle } from "./throttle";
import * as turns from "./undo";

const A_MOMENT = 2_000;
const DRAGS_EVERY = 60;
const COUNTS_EVERY = 1_000;
/** What the server says to a tablet whose seat was erased. */
const ERASED = "erased-seat";

export class Tablet {
  readonly #identity: Identity;
  readonly #outside: Surroundings;
  readonly #connection: Connection;
  readonly #sender: Sender;
  readonly #listeners = new Set<() => void>();
  readonly #endings: (() => void)[] = [];
  readonly #drags: Throttle;
  readonly #counts: Throttle;
  readonly #memory: Throttle;
  #outbox: Outbox | null = null;
  #tellOthers: () => void = () => {};
  /** Does not draw after all; null while nothing waits to be drawn. */
  #undraw: (() => void) | null = null;
  #isSender = false;
  #closed = false;
  #said = 0;
  #now: Now;

  constructor(identity: Identity, outside: Surroundings) {
    [this.#identity, this.#outside] = [identity, outside];
    this.#now = START;
    this.#connection = new Connection(outside, {
      hello: (afresh) => this.#hello(afresh),
      received: (frame) => this.#received(frame),
      changed: (line) => this.#lineChanged(line),
    });
    const send = (frame: AnyFrame) => this.#connection.send(frame);
    this.#sender = new Sender(outside, send, () => this.#pump());
    this.#drags = new Throttle(outside, DRAGS_EVERY);
    this.#counts = new Throttle(outside, COUNTS_EVERY);
    this.#memory = new Throttle(outside, A_MOMENT);
  }

  get now(): Now {
    return this.#now;
  }

  /** The server's clock in milliseconds since 1970, as well as this tablet knows it. */
  get serverTime(): number {
    return this.#outside.wallClock() + this.#now.ahead;
  }

  newId(): string {
    return this.#outside.newId();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Show what this device holds, then connect. */
  async open(): Promise<void> {
    const { shelf, newId, chance, whenSender, others, whenWoken, whenLeaving } = this.#outside;
    const log = await recall(shelf, this.#name("seen"));
    const speaker = await recallSpeaker(shelf, this.#name("speaker"));
    const outbox = await Outbox.open(shelf, this.#name("outbox"), newId(), chance);
    this.#outbox = outbox;
    this.#set({ speaker, log: logs.held(log, outbox.kept.pending, outbox.kept.refused) });
    if (this.#closed) return;
    const tabs = others(this.#name("tabs"), () => void this.#follow(outbox.read()));
    this.#tellOthers = () => tabs.tell();
    this.#endings.push(
      () => tabs.close(),
      whenSender(this.#name("sender"), () => this.#becomeSender()),
      whenWoken(() => this.#connection.tell({ type: "woke" })),
      whenLeaving(() => this.#remember()),
    );
    this.#connection.tell({ type: "start" });
  }

  /** Let go of everything; what is in the outbox stays there. */
  close(): void {
    this.#closed = true;
    this.#remember();
    this.#connection.tell({ type: "stop" });
    this.#tellOthers = () => {};
    for (const end of this.#endings.splice(0)) end();
    this.#undraw?.();
    for (const part of [this.#sender, this.#drags, this.#counts, this.#memory]) part.stop();
  }

  /**
   * Do it now on this tablet, keep it, and send it. Gives the key under which a refusal would name it.
   *
   * It is the doing of whoever is speaking, unless `signed` names another; a new companion is named by the tablet's own
   * seat.
   */
  do(command: AnyCommand, signed: Signature = {}): string {
    this.#drags.stop();
    const before = this.#now.log.shown;
    const author = command.type === "addCompanion" ? this.#me : this.speaker;
    const name = signature({ author, ...signed }, this.#me);
    const who = whose({ by: this.#me, ...name });
    const full = complete(command, before, who, this.#outside.newId);
    const key = this.#outside.newId();
    this.#give({ ...name, key, id: null, command: full, at: this.serverTime, after: null });
    this.#set({ history: turns.did(this.#now.history, key, full, before, who, name) });
    return key;
  }

  /** The seat that what is done here belongs to: one of those that this tablet writes for, or its own. */
  get speaker(): string {
    return actingSeat(this.#now.log.shown, this.#me, this.#now.speaker);
  }

  /** Somebody at this tablet has said that they are speaking now; kept over a reload. */
  speak(seat: string): void {
    const speaker = seat === this.#me ? null : seat;
    this.#set({ speaker });
    void rememberSpeaker(this.#outside.shelf, this.#name("speaker"), speaker);
  }

  undo(): void {
    this.#turn(turns.undo);
  }

  redo(): void {
    this.#turn(turns.redo);
  }

  /** Somebody has read why this was refused. */
  dismiss(key: string): void {
    this.#set({ log: logs.dismissed(this.#now.log, key) });
    if (this.#outbox) void this.#follow(this.#outbox.dismiss(key), true);
  }

  /** Tell the others, fleetingly, where a note is being carried. */
  carry(note: string, x: number, y: number): void {
    const signal: Dragging = { type: "dragging", note, x, y };
    this.#drags.run(() => this.#connection.send({ type: "signal", signal }));
  }

  /** Connect after all, when the server had said not to come back. */
  retry(): void {
    this.#connection.tell({ type: "start" });
  }

  get #me(): string {
    return this.#now.log.you?.seat ?? "";
  }

  #name(what: string): string {
    return `${what} ${this.#identity.session}/${this.#identity.who}`;
  }

  #turn(way: typeof turns.undo): void {
    const key = this.#outside.newId();
    const found = way(this.#now.history, key);
    if (!found) return;
    const [turn, history] = found;
    const name = signature(turn, this.#me);
    this.#give({ ...name, key, id: null, command: turn.back, at: this.serverTime, after: turn.key });
    this.#set({ history });
  }

  #give(item: Pending): void {
    this.#set({ log: logs.given(this.#now.log, item) });
    if (this.#outbox) void this.#follow(this.#outbox.keep(item), true);
  }

  /**
   * Once the outbox has changed, show and send what it holds; with `tell`, let other pages of this seat know. `stale` waits
   * for a new number; if another page has settled it meanwhile, it gets none and is over.
   */
  async #follow(change: Promise<Kept>, tell = false, stale?: string): Promise<void> {
    const { pending, refused } = await change;
    const held = logs.held(this.#now.log, pending, refused);
    const isOver = stale !== undefined && !pending.some(({ key }) => key === stale);
    this.#set({ log: isOver ? logs.over(held, stale) : held });
    if (tell) this.#tellOthers();
    // A device that kept nothing for a while may still hold what has long been settled.
    const over = logs.settled(this.#now.log, pending);
    if (over.length) void this.#outbox?.settle(over, []);
    this.#pump();
  }

  /** The page that sent before may have kept something last that it could not tell of any more. */
  #becomeSender(): void {
    this.#isSender = true;
    if (this.#outbox) void this.#follow(this.#outbox.read());
    this.#pump();
  }

  #pump(): void {
    const own = this.#outbox?.kept.seat === this.#me;
    if (this.#isSender && own && this.#connection.line.at === "live") {
      const log = this.#sender.pump(this.#now.log);
      if (log !== this.#now.log) this.#set({ log });
    }
    this.#sayCount();
  }

  #hello(afresh: boolean): AnyFrame {
    const resume = afresh ? null : this.#now.log.place;
    return { type: "hello", key: this.#identity.key, device: this.#outbox?.kept.device ?? "", resume };
  }

  /** Everything of this seat was erased: so it is here. What is kept from now on is nothing. */
  #forget(): void {
    const { shelf } = this.#outside;
    this.#memory.stop();
    this.#set({ log: logs.empty(), history: turns.NO_HISTORY, fleeting: NOTHING_FLEETING });
    this.#outbox = null;
    for (const what of ["seen", "speaker", "outbox"]) void forget(shelf, this.#name(what));
  }

  /** Whoever has no place here any more keeps what they still had to send, and nothing of what they had been shown. */
  #turnedAway(): void {
    this.#memory.stop();
    void forget(this.#outside.shelf, this.#name("seen"));
  }

  #lineChanged(line: Line): void {
    if (line.at === "gaveUp" && line.reason === ERASED) this.#forget();
    else if (isTurnedAway(line)) this.#turnedAway();
    const now = this.#outside.now();
    const { downSince, backSince, line: before } = this.#now;
    if (line.at === "live") {
      const long = downSince !== null && now - downSince >= BLINK;
      this.#set({ line, downSince: null, backSince: long ? now : backSince });
      this.#outside.later(JUST_BACK, () => this.#set({}));
    } else if (before.at === "live") {
      this.#set({ line, downSince: now, log: logs.unsent(this.#now.log) });
      this.#outside.later(BLINK, () => this.#set({}));
    } else this.#set({ line });
  }

  #received(frame: AnyAnswer): void {
    const { log, fleeting } = this.#now;
    switch (frame.type) {
      case "welcome":
        this.#welcomed(frame);
        return;
      case "events": {
        const next = logs.happened(log, frame);
        if (next)
          this.#settled(next, { fleeting: landed(fleeting, frame.events, this.#outside.now()) }, true);
        else this.#connection.tell({ type: "gap" });
        return;
      }
      case "reset":
        this.#settled(logs.reset(log, frame));
        return;
      case "done":
        this.#settled(logs.done(log, frame));
        return;
      case "refused":
        this.#refused(frame.id, frame.code, frame.message);
        return;
      case "signals":
        this.#set({ fleeting: signalled(fleeting, frame, this.#outside.now()) }, true);
        this.#outside.later(DRAG_LASTS, () => this.#fade());
        return;
      case "tick":
        this.#set({ ahead: frame.at - this.#outside.wallClock() });
        if (logs.isBehind(log, frame) || this.#sender.isStuck()) this.#connection.tell({ type: "gap" });
        return;
      default:
        frame satisfies never;
    }
  }

  #welcomed(frame: Welcome): void {
    this.#said = 0;
    const ahead = frame.at - this.#outside.wallClock();
    this.#settled(logs.welcomed(this.#now.log, frame), { ahead, fleeting: NOTHING_FLEETING });
    if (this.#outbox) void this.#claim(this.#outbox, frame);
  }

  /** The outbox belongs to one seat: under another seat's key it is put aside, and an empty one is opened. */
  async #claim(outbox: Outbox, { you, done }: Welcome): Promise<void> {
    if (outbox.kept.seat !== "" && outbox.kept.seat !== you.seat) {
      const { shelf, newId, chance } = this.#outside;
      const name = `${this.#name("outbox")}/${you.seat}`;
      this.#outbox = await Outbox.open(shelf, name, newId(), chance);
      this.#set({
        log: logs.held(logs.emptied(this.#now.log), this.#outbox.kept.pending, this.#outbox.kept.refused),
      });
      this.#connection.tell({ type: "gap" });
      return;
    }
    await this.#follow(outbox.claim(you.seat, done));
  }

  #refused(id: string, code: string, message: string): void {
    const { log } = this.#now;
    const item = logs.pending(log).find((candidate) => candidate.id === id);
    if (!item || !this.#outbox) return;
    if (code === STALE) {
      this.#set({ log: logs.stale(log, id) });
      void this.#follow(this.#outbox.renumber(item.key, id), false, item.key);
    } else if (AGAIN.has(code)) {
      this.#sender.again();
      this.#set({ log: logs.unsent(log) });
      this.#pump();
    } else {
      this.#settled(logs.refused(log, { type: "refused", id, code, message }), {
        history: turns.didNot(this.#now.history, item.key),
      });
    }
  }

  /** Show the next log, and take out of the outbox what is settled in it. */
  #settled(next: logs.Log, rest: Partial<Now> = {}, fromOthers = false): void {
    const left = new Set(logs.pending(next).map(({ key }) => key));
    const gone = logs.pending(this.#now.log).filter(({ key }) => !left.has(key));
    const refused = next.refused.filter((item) => gone.some(({ key }) => key === item.key));
    if (next.recorded !== this.#now.log.recorded) this.#sender.recorded();
    const rewritten = logs.isRewritten(this.#now.log, next.epoch);
    const other = rewritten || next.shown.agenda.current !== this.#now.log.shown.agenda.current;
    this.#set({ ...rest, log: next, ...(other && { history: turns.NO_HISTORY }) }, fromOthers);
    if (gone.length && this.#outbox) {
      const keys = gone.map(({ key }) => key);
      void this.#follow(this.#outbox.settle(keys, refused), true);
    }
    if (rewritten) this.#remember();
    else this.#memory.run(() => this.#remember());
    this.#pump();
  }

  #remember(): void {
    if (isTurnedAway(this.#now.line)) return;
    void remember(this.#outside.shelf, this.#name("seen"), this.#now.log);
  }

  #fade(): void {
    const fleeting = faded(this.#now.fleeting, this.#outside.now());
    if (fleeting !== this.#now.fleeting) this.#set({ fleeting });
  }

  /** Facilitators see how much each tablet still has to send. */
  #sayCount(): void {
    this.#counts.run(() => {
      const count = logs.pending(this.#now.log).length;
      if (count === this.#said || this.#connection.line.at !== "live") return;
      this.#said = count;
      this.#connection.send({ type: "signal", signal: { type: "unsent", count } });
    });
  }

  /**
   * What is done here is drawn at once; what comes `fromOthers`, with the next picture: a room that is busy for a while
   * sends more than a tablet can draw one by one, and what is drawn must not fall behind what has happened.
   */
  #set(change: Partial<Omit<Now, "standing">>, fromOthers = false): void {
    const next = { ...this.#now, ...change };
    const { log, line, downSince, backSince } = next;
    const [pending, safe, shown] = [logs.pending(log), this.#outbox?.safe ?? true, log.you !== null];
    const [count, kept] = [pending.length, pending.filter(({ id }) => id !== null).length];
    const { asked, unanswered } = this.#connection;
    const told = { count, kept, safe, promise: log.promise, shown };
    const circumstances = { line, asked, unanswered, ...told, downSince, backSince };
    this.#now = { ...next, standing: standing(circumstances, this.#now.standing, this.#outside.now()) };
    if (fromOthers) this.#undraw ??= this.#outside.soon(() => this.#draw());
    else this.#draw();
  }

  #draw(): void {
    this.#undraw?.();
    this.#undraw = null;
    for (const listener of this.#listeners) listener();
  }
}
