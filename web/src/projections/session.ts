/** The meeting itself: its title, its scale, its aspects, its marked moments. */
import type {
  AspectAdded,
  AspectParked,
  AspectState,
  BandsDeclared,
  BoardsLocked,
  DoorLocked,
  Moment,
  MomentChanged,
  MomentMarked,
  MomentRemoved,
  NameErased,
  ReplayOpened,
  SeatErased,
  Session,
  SessionClosed,
  SessionOpened,
  SessionReopened,
  WordsErased,
  WordsHidden,
} from "../contract";
import { Rows } from "./rows";

export type SessionEvent =
  | SessionOpened
  | SessionClosed
  | SessionReopened
  | AspectAdded
  | AspectParked
  | MomentMarked
  | MomentChanged
  | MomentRemoved
  | ReplayOpened
  | BandsDeclared
  | BoardsLocked
  | DoorLocked
  | WordsHidden
  | WordsErased
  | NameErased
  | SeatErased;

const BLANK = { words: "", plain: "" };

export const NO_SESSION: Session = {
  title: "",
  template: "",
  openedAt: 0,
  closed: false,
  locked: false,
  doorLocked: false,
  doorAsking: false,
  replayOpen: false,
  scale: { left: BLANK, right: BLANK },
  bands: null,
  terms: [],
  closing: null,
  aspects: {},
  moments: {},
  hidden: {},
  erased: {},
  erasing: {},
};

/** The meeting while a batch is folded. */
export class SessionFold {
  readonly #before: Session;
  readonly #aspects: Rows<AspectState>;
  readonly #moments: Rows<Moment>;
  readonly #hidden: Rows<boolean>;
  readonly #erased: Rows<boolean>;
  readonly #erasing: Rows<number>;
  #now: Session;

  constructor(before: Session) {
    this.#before = before;
    this.#now = before;
    this.#aspects = new Rows(before.aspects);
    this.#moments = new Rows(before.moments);
    this.#hidden = new Rows(before.hidden);
    this.#erased = new Rows(before.erased);
    this.#erasing = new Rows(before.erasing);
  }

  fold(event: SessionEvent): void {
    switch (event.type) {
      case "session.opened":
        this.#opened(event);
        return;
      case "session.closed":
        this.#change({ closed: true });
        return;
      case "session.reopened":
        this.#change({ closed: false });
        return;
      case "aspect.added":
        this.#aspects.put(event.aspect, added(event));
        return;
      case "aspect.parked":
        this.#parked(event);
        return;
      case "moment.marked":
        this.#moments.put(event.moment, marked(event));
        return;
      case "moment.changed":
        this.#momentChanged(event);
        return;
      case "moment.removed":
        this.#moments.remove(event.moment);
        return;
      case "replay.opened":
        this.#change({ replayOpen: event.open });
        return;
      case "bands.declared":
        this.#change({ bands: event.bands });
        return;
      case "boards.locked":
        this.#change({ locked: event.locked });
        return;
      case "door.locked":
        this.#change({ doorLocked: event.locked, doorAsking: !event.locked && (event.asking ?? false) });
        return;
      case "words.hidden":
        if (event.hidden) this.#hidden.put(event.on, true);
        else this.#hidden.remove(event.on);
        return;
      case "words.erased":
        if (!event.done) this.#erasing.put(event.on, event.seq);
        return;
      case "name.erased":
      case "seat.erased":
        if (!event.done) this.#erasing.put(event.seat, event.seq);
        return;
      default:
        event satisfies never;
    }
  }

  /** Take in that the words of `on` were taken out for good, or that others stand in their place. */
  erase(on: string, gone: boolean): void {
    if (gone) this.#erased.put(on, true);
    else this.#erased.remove(on);
  }

  end(): Session {
    const rows = {
      aspects: this.#aspects.now,
      moments: this.#moments.now,
      hidden: this.#hidden.now,
      erased: this.#erased.now,
      erasing: this.#erasing.now,
    };
    const now = this.#now;
    const names = Object.keys(rows) as (keyof typeof rows)[];
    const same = now === this.#before && names.every((name) => rows[name] === now[name]);
    return same ? this.#before : { ...now, ...rows };
  }

  #opened({ title, plan, at, asking = false }: SessionOpened): void {
    const { template, scale, bands, terms, closing } = plan;
    this.#change({ title, template, openedAt: at, scale, bands, terms, closing, doorAsking: asking });
    this.#aspects.replace(Object.fromEntries(plan.aspects.map((a) => [a.id, { ...a, parked: false }])));
  }

  #momentChanged({ moment, label, memo, notes }: MomentChanged): void {
    const known = this.#moments.get(moment);
    if (known) this.#moments.put(moment, { ...known, label, memo, notes });
  }

  #parked({ aspect, parked }: AspectParked): void {
    const known = this.#aspects.get(aspect);
    if (known) this.#aspects.put(aspect, { ...known, parked });
  }

  #change(change: Partial<Session>): void {
    this.#now = { ...this.#now, ...change };
  }
}

function added({ aspect, title, detail }: AspectAdded): AspectState {
  return { id: aspect, title, detail, source: "", parked: false };
}

function marked({ moment, seq, at, label, memo, about, notes = [] }: MomentMarked): Moment {
  return { id: moment, seq: about ?? seq, at, label, memo, notes };
}
