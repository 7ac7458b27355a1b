/** The meeting itself: its title, its scale, its aspects, its marked moments. */
import type {
  AspectAdded,
  AspectParked,
  AspectState,
  BandsDeclared,
  BoardsLocked,
  DoorLocked,
  Moment,
  MomentMarked,
  Session,
  SessionClosed,
  SessionOpened,
  SessionReopened,
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
  | BandsDeclared
  | BoardsLocked
  | DoorLocked
  | WordsHidden;

const BLANK = { words: "", plain: "" };

export const NO_SESSION: Session = {
  title: "",
  template: "",
  openedAt: 0,
  closed: false,
  locked: false,
  doorLocked: false,
  scale: { left: BLANK, right: BLANK },
  bands: null,
  terms: [],
  closing: null,
  aspects: {},
  moments: {},
  hidden: {},
};

/** The meeting while a batch is folded. */
export class SessionFold {
  readonly #before: Session;
  readonly #aspects: Rows<AspectState>;
  readonly #moments: Rows<Moment>;
  readonly #hidden: Rows<boolean>;
  #now: Session;

  constructor(before: Session) {
    this.#before = before;
    this.#now = before;
    this.#aspects = new Rows(before.aspects);
    this.#moments = new Rows(before.moments);
    this.#hidden = new Rows(before.hidden);
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
      case "bands.declared":
        this.#change({ bands: event.bands });
        return;
      case "boards.locked":
        this.#change({ locked: event.locked });
        return;
      case "door.locked":
        this.#change({ doorLocked: event.locked });
        return;
      case "words.hidden":
        if (event.hidden) this.#hidden.put(event.on, true);
        else this.#hidden.remove(event.on);
        return;
      default:
        event satisfies never;
    }
  }

  end(): Session {
    const [now, aspects, moments, hidden] = [
      this.#now,
      this.#aspects.now,
      this.#moments.now,
      this.#hidden.now,
    ];
    const same =
      now === this.#before && aspects === now.aspects && moments === now.moments && hidden === now.hidden;
    return same ? this.#before : { ...now, aspects, moments, hidden };
  }

  #opened({ title, plan, at }: SessionOpened): void {
    const { template, scale, bands, terms, closing } = plan;
    this.#change({ title, template, openedAt: at, scale, bands, terms, closing });
    this.#aspects.replace(Object.fromEntries(plan.aspects.map((a) => [a.id, { ...a, parked: false }])));
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

function marked({ moment, seq, at, label, memo }: MomentMarked): Moment {
  return { id: moment, seq, at, label, memo };
}
