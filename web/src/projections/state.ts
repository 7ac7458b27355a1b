/**
 * The state of a session: every projection that a tablet shows, folded together.
 *
 * The same fold as `projections/` in Python; `tests/vectors/` and `tests/test_two_languages.py` hold the two together.
 * It is total: what makes no sense, or comes from a newer version, changes nothing but `seq`.
 */
import type {
  ActivityStarted,
  AnyEvent,
  BoardsRevealed,
  ReflectionGiven,
  SeatErased,
  SessionOpened,
  State,
  WritingShared,
} from "../contract";
import { AgendaFold, NO_AGENDA } from "./agenda";
import { type BoardEvent, BoardsFold, NO_BOARDS } from "./board";
import { type ChartEvent, ChartsFold, NO_CHARTS } from "./chart";
import { NOBODY, PeopleFold } from "./people";
import { NO_REFLECTIONS, ReflectionsFold } from "./reflection";
import { NO_SESSION, SessionFold } from "./session";
import { brings, lostBy } from "./subject";

/** What changes more than one projection, and the work of people, which changes one. */
type Wide = SessionOpened | ActivityStarted | BoardsRevealed | WritingShared | SeatErased;
type BoardWork = Exclude<BoardEvent, Wide>;
type ChartWork = Exclude<ChartEvent, Wide>;

/** The state of a session before its first event. */
export function start(): State {
  const rooms = { session: NO_SESSION, agenda: NO_AGENDA, people: NOBODY };
  return { seq: 0, ...rooms, boards: NO_BOARDS, charts: NO_CHARTS, reflections: NO_REFLECTIONS };
}

/** The state after these events; `state` stays as it was, and containers that nothing changed are shared with it. */
export function foldAll(state: State, events: readonly AnyEvent[]): State {
  if (events.length === 0) return state;
  const folding = new Folding(state);
  for (const event of events) folding.fold(event);
  return folding.end();
}

class Folding {
  readonly #session: SessionFold;
  readonly #agenda: AgendaFold;
  readonly #people: PeopleFold;
  readonly #boards: BoardsFold;
  readonly #charts: ChartsFold;
  readonly #reflections: ReflectionsFold;
  #seq: number;
  /** Are there words that were taken out for good? Nearly always not, and then nothing need be looked up. */
  #lost: boolean;

  constructor(state: State) {
    this.#seq = state.seq;
    this.#lost = Object.keys(state.session.erased).length > 0;
    this.#session = new SessionFold(state.session);
    this.#agenda = new AgendaFold(state.agenda);
    this.#people = new PeopleFold(state.people);
    this.#boards = new BoardsFold(state.boards);
    this.#charts = new ChartsFold(state.charts);
    this.#reflections = new ReflectionsFold(state.reflections);
  }

  fold(event: AnyEvent): void {
    this.#seq = event.seq;
    if (event.erased || this.#lost) this.#erase(event);
    switch (event.type) {
      case "session.opened":
        this.#session.fold(event);
        this.#agenda.fold(event);
        this.#people.fold(event);
        this.#charts.fold(event);
        return;
      case "activity.started":
        this.#agenda.fold(event);
        this.#people.fold(event);
        return;
      case "seat.erased":
        this.#session.fold(event);
        this.#people.fold(event);
        return;
      case "boards.revealed":
      case "writing.shared":
        this.#agenda.fold(event);
        this.#boards.fold(event);
        return;
      default:
        this.#meeting(event);
    }
  }

  #erase(event: AnyEvent): void {
    const on = lostBy(event);
    if (event.erased && on) {
      this.#session.erase(on, true);
      this.#lost = true;
    } else if (brings(event)) this.#session.erase(on, false);
  }

  /** What concerns the room, and one of its projections only. */
  #meeting(event: Exclude<AnyEvent, Wide>): void {
    switch (event.type) {
      case "session.closed":
      case "session.reopened":
      case "aspect.added":
      case "aspect.parked":
      case "moment.marked":
      case "moment.changed":
      case "moment.removed":
      case "replay.opened":
      case "bands.declared":
      case "boards.locked":
      case "door.locked":
      case "words.hidden":
      case "words.erased":
      case "name.erased":
        this.#session.fold(event);
        return;
      case "activity.ended":
      case "boards.hidden":
      case "writing.started":
      case "timer.set":
      case "attention.called":
        this.#agenda.fold(event);
        return;
      case "seat.joined":
      case "seat.renamed":
      case "seat.moved":
      case "seat.removed":
      case "seat.readmitted":
      case "hand.raised":
      case "groups.formed":
      case "scribe.appointed":
      case "facilitator.added":
      case "facilitator.removed":
      case "seat.handed":
      case "keys.renewed":
        this.#people.fold(event);
        return;
      default:
        this.#work(event);
    }
  }

  /** What people work on. */
  #work(event: BoardWork | ChartWork | ReflectionGiven): void {
    switch (event.type) {
      case "note.added":
      case "note.moved":
      case "note.unplaced":
      case "note.reworded":
      case "note.explained":
      case "note.removed":
      case "note.restored":
      case "note.matched":
      case "note.unmatched":
      case "comment.added":
      case "comment.removed":
      case "aspect.marked":
        this.#boards.fold(event);
        return;
      case "point.added":
      case "point.reworded":
      case "point.moved":
      case "point.removed":
      case "point.restored":
      case "point.supported":
      case "point.unsupported":
      case "point.joined":
      case "point.parted":
      case "bearer.added":
        this.#charts.fold(event);
        return;
      case "reflection.given":
        this.#reflections.fold(event);
        return;
      default:
        event satisfies never;
    }
  }

  end(): State {
    const [session, agenda] = [this.#session.end(), this.#agenda.end()];
    const [people, boards] = [this.#people.end(), this.#boards.end()];
    const [charts, reflections] = [this.#charts.end(), this.#reflections.end()];
    return { seq: this.#seq, session, agenda, people, boards, charts, reflections };
  }
}
