/**
 * The commands that this device still has to send, and the refusals nobody has read, for one seat in one session.
 *
 * O1  A command is on the device before it is called kept, with its number: both happen in one transaction.
 * O2  Numbers count up and are never used twice for different commands. When the device stops keeping things in the
 *     middle, numbers leap far ahead, so that what the device still holds cannot lead to one of them again; nor can what
 *     the server has had of them.
 * O3  The record belongs to one seat in one session. Nothing in it is ever sent in another name.
 * O4  When the device keeps nothing, work goes on in memory and `safe` says so.
 */
import { byNumber, type Pending, type RefusedCommand } from "./pending";
import { memoryShelf, type Shelf } from "./shelf";

/** What is on the device, in rising order of numbers. */
export interface Kept {
  /** Whose commands these are; empty until the server has said it once. */
  readonly seat: string;
  readonly device: string;
  readonly last: number;
  readonly pending: readonly Pending[];
  readonly refused: readonly RefusedCommand[];
}

type Change = (kept: Kept) => Kept;

/** The least that numbers leap by, and how much more it may be. */
const LEAP = 1_000_000;
const LEAPS = 1_000_000_000;

export class Outbox {
  readonly #shelf: Shelf;
  readonly #name: string;
  readonly #lasting: boolean;
  readonly #chance: () => number;
  readonly #gone = new Set<string>();
  #mirror: Kept;
  #waiting: { readonly change: Change; readonly done: (kept: Kept) => void }[] = [];
  #busy = false;
  /** The device has refused a change; until it has caught up, `#mirror` is what counts. */
  #behind = false;
  /** `#mirror` holds a change that the device has not been given. */
  #ahead = false;
  /** What `#mirror` was when the device last had it: other pages may have changed the record since. */
  #base: Kept;
  #recovering = false;

  private constructor(shelf: Shelf, name: string, kept: Kept, lasting: boolean, chance: () => number) {
    [this.#shelf, this.#name, this.#lasting, this.#chance] = [shelf, name, lasting, chance];
    [this.#mirror, this.#base] = [kept, kept];
  }

  /** The outbox of this name, with what is still in it. `device` is used if the outbox is a new one. */
  static async open(shelf: Shelf, name: string, device: string, chance: () => number): Promise<Outbox> {
    const start: Kept = { seat: "", device, last: 0, pending: [], refused: [] };
    try {
      return new Outbox(shelf, name, await shelf.change<Kept>(name, (kept) => kept ?? start), true, chance);
    } catch {
      return new Outbox(memoryShelf(), name, start, false, chance);
    }
  }

  get kept(): Kept {
    return this.#mirror;
  }

  /** Whether what is in here would survive the page. */
  get safe(): boolean {
    return this.#lasting && !this.#behind;
  }

  /** Keep this command and give it its number. */
  keep(item: Pending): Promise<Kept> {
    return this.#change((kept) => (has(kept, item.key) ? kept : numbered(kept, item)));
  }

  /** The server has settled these commands; the refused ones are kept until somebody has read why. */
  settle(keys: readonly string[], refused: readonly RefusedCommand[]): Promise<Kept> {
    for (const key of keys) this.#gone.add(key);
    return this.#change((kept) => ({
      ...kept,
      pending: kept.pending.filter(({ key }) => !keys.includes(key)),
      refused: [...kept.refused, ...refused.filter(({ key }) => !kept.refused.some((r) => r.key === key))],
    }));
  }

  /** Give the command a new number in place of one that was too old: who knows how far the server has counted. */
  renumber(key: string, old: string): Promise<Kept> {
    return this.#change((kept) => {
      const item = kept.pending.find((candidate) => candidate.key === key);
      if (item?.id !== old) return kept;
      const pending = kept.pending.filter((other) => other !== item);
      return numbered({ ...kept, pending, last: this.#leapt(kept.last) }, item);
    });
  }

  /**
   * These are the commands of this seat, and the server has recorded numbers up to this one from this device. If that is
   * news, the device had not kept what it gave out, and numbers behind that one may be on their way still.
   */
  claim(seat: string, done: number): Promise<Kept> {
    return this.#change((kept) => ({
      ...kept,
      seat: kept.seat || seat,
      last: done > kept.last ? this.#leapt(done) : kept.last,
    }));
  }

  /** Somebody has read why this command was refused. */
  dismiss(key: string): Promise<Kept> {
    return this.#change((kept) => ({ ...kept, refused: kept.refused.filter((item) => item.key !== key) }));
  }

  /** What is in here now, also from other tabs. */
  read(): Promise<Kept> {
    return this.#change((kept) => kept);
  }

  /** In the order they were asked for; those that come while the device is at work go in one transaction after it. */
  #change(change: Change): Promise<Kept> {
    return new Promise((done) => {
      this.#waiting.push({ change, done });
      if (!this.#busy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length) {
      const batch = this.#waiting;
      this.#waiting = [];
      const kept = await this.#make((before) => batch.reduce((now, { change }) => change(now), before));
      for (const { done } of batch) done(kept);
    }
    this.#busy = false;
  }

  async #make(change: Change): Promise<Kept> {
    if (this.#behind) return this.#makeAdrift(change);
    try {
      this.#mirror = await this.#shelf.change<Kept>(this.#name, (kept) => change(kept ?? this.#mirror));
      return this.#mirror;
    } catch {
      this.#behind = true;
      this.#base = this.#mirror;
      this.#mirror = { ...this.#mirror, last: this.#leapt(this.#mirror.last) };
      return this.#makeAdrift(change);
    }
  }

  /** In memory at once; the device follows as soon as it keeps things again. */
  #makeAdrift(change: Change): Kept {
    this.#mirror = change(this.#mirror);
    this.#ahead = true;
    if (!this.#recovering) void this.#recover();
    return this.#mirror;
  }

  async #recover(): Promise<void> {
    this.#recovering = true;
    try {
      while (this.#ahead) {
        this.#base = await this.#shelf.change<Kept>(this.#name, (kept) => this.#caughtUp(kept));
      }
      this.#behind = false;
    } catch {
      // Still adrift; the next change tries again.
    }
    this.#recovering = false;
  }

  #leapt(last: number): number {
    return last + LEAP + Math.floor(this.#chance() * LEAPS);
  }

  /** The record on the device, with what happened here while it could not be written. */
  #caughtUp(kept: Kept = this.#base): Kept {
    this.#ahead = false;
    const [base, mine] = [this.#base, this.#mirror];
    const pending = merged(kept.pending, base.pending, mine.pending).filter(
      ({ key }) => !this.#gone.has(key),
    );
    this.#mirror = {
      ...mine,
      last: Math.max(kept.last, mine.last),
      pending: [...pending].sort(byNumber),
      refused: merged(kept.refused, base.refused, mine.refused),
    };
    return this.#mirror;
  }
}

/** What both have made of `base`: what either has taken out is gone, what either has put in or changed is there. */
function merged<Item extends { readonly key: string }>(
  theirs: readonly Item[],
  base: readonly Item[],
  mine: readonly Item[],
): readonly Item[] {
  const [before, own] = [byKey(base), byKey(mine)];
  const there = byKey(theirs);
  const stay = theirs.filter(({ key }) => own.has(key) || !before.has(key));
  const changed = (item: Item) => {
    const now = own.get(item.key);
    return now && now !== before.get(item.key) ? now : item;
  };
  return [...stay.map(changed), ...mine.filter(({ key }) => !before.has(key) && !there.has(key))];
}

function byKey<Item extends { readonly key: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.key, item]));
}

function has(kept: Kept, key: string): boolean {
  return kept.pending.some((item) => item.key === key) || kept.refused.some((item) => item.key === key);
}

function numbered(kept: Kept, item: Pending): Kept {
  const last = kept.last + 1;
  return { ...kept, last, pending: [...kept.pending, { ...item, id: `${kept.device}:${last}` }] };
}
