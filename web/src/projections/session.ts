/** The meeting itself: its title, its scale, its aspects, its marked moments. */
import type {
  AspectAdded,
  AspectParked,
  AspectState,
  Moment,
  MomentMarked,
  Session,
  SessionClosed,
  SessionOpened,
  SessionReopened,
} from "../contract";
import { Rows } from "./rows";

export type SessionEvent =
  | SessionOpened
  | SessionClosed
  | SessionReopened
  | AspectAdded
  | AspectParked
  | MomentMarked;

const BLANK = { words: "", plain: "" };

export const NO_SESSION: Session = {
  title: "",
  template: "",
  openedAt: 0,
  closed: false,
  scale: { left: BLANK, right: BLANK },
  aspects: {},
  moments: {},
};

/** The meeting while a batch is folded. */
export class SessionFold {
  readonly #before: Session;
  readonly #aspects: Rows<AspectState>;
  readonly #moments: Rows<Moment>;
  #now: Session;

  constructor(before: Session) {
    this.#before = before;
    this.#now = before;
    this.#aspects = new Rows(before.aspects);
    this.#moments = new Rows(before.moments);
  }

  fold(event: SessionEvent): void {
    switch (event.type) {
      case "session.opened":
        this.#opened(event);
        return;
      case "session.closed":
        this.#now = { ...this.#now, closed: true };
        return;
      case "session.reopened":
        this.#now = { ...this.#now, closed: false };
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
      default:
        event satisfies never;
    }
  }

  end(): Session {
    const [now, aspects, moments] = [this.#now, this.#aspects.now, this.#moments.now];
    const same = now === this.#before && aspects === now.aspects && moments === now.moments;
    return same ? this.#before : { ...now, aspects, moments };
  }

  #opened({ title, plan, at }: SessionOpened): void {
    this.#now = { ...this.#now, title, template: plan.template, openedAt: at, scale: plan.scale };
    this.#aspects.replace(Object.fromEntries(plan.aspects.map((a) => [a.id, { ...a, parked: false }])));
  }

  #parked({ aspect, parked }: AspectParked): void {
    const known = this.#aspects.get(aspect);
    if (known) this.#aspects.put(aspect, { ...known, parked });
  }
}

function added({ aspect, title, detail }: AspectAdded): AspectState {
  return { id: aspect, title, detail, source: "", parked: false };
}

function marked({ moment, seq, at, label, memo }: MomentMarked): Moment {
  return { id: moment, seq, at, label, memo };
}
