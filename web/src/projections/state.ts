/**
 * The state of a session: every projection that a tablet shows, folded together.
 *
 * The same fold as `projections/` in Python; `tests/vectors/` and `tests/test_two_languages.py` hold the two together.
 * It is total: what makes no sense, or comes from a newer version, changes nothing but `seq`.
 */
import type { AnyEvent, State } from "../contract";
import { AgendaFold, NO_AGENDA } from "./agenda";
import { BoardsFold, NO_BOARDS } from "./board";
import { NOBODY, PeopleFold } from "./people";
import { NO_SESSION, SessionFold } from "./session";

/** The state of a session before its first event. */
export function start(): State {
  return { seq: 0, session: NO_SESSION, agenda: NO_AGENDA, people: NOBODY, boards: NO_BOARDS };
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
  #seq: number;

  constructor(state: State) {
    this.#seq = state.seq;
    this.#session = new SessionFold(state.session);
    this.#agenda = new AgendaFold(state.agenda);
    this.#people = new PeopleFold(state.people);
    this.#boards = new BoardsFold(state.boards);
  }

  fold(event: AnyEvent): void {
    this.#seq = event.seq;
    switch (event.type) {
      case "session.opened":
        this.#session.fold(event);
        this.#agenda.fold(event);
        this.#people.fold(event);
        return;
      case "session.closed":
      case "session.reopened":
      case "aspect.added":
      case "aspect.parked":
      case "moment.marked":
        this.#session.fold(event);
        return;
      case "activity.started":
      case "activity.ended":
      case "boards.revealed":
      case "boards.hidden":
      case "timer.set":
        this.#agenda.fold(event);
        return;
      case "seat.joined":
      case "seat.renamed":
      case "seat.moved":
      case "seat.removed":
      case "seat.readmitted":
      case "hand.raised":
        this.#people.fold(event);
        return;
      case "note.added":
      case "note.moved":
      case "note.unplaced":
      case "note.reworded":
      case "note.removed":
      case "note.restored":
      case "comment.added":
      case "comment.removed":
      case "aspect.marked":
        this.#boards.fold(event);
        return;
      default:
        event satisfies never;
    }
  }

  end(): State {
    const [session, agenda] = [this.#session.end(), this.#agenda.end()];
    const [people, boards] = [this.#people.end(), this.#boards.end()];
    return { seq: this.#seq, session, agenda, people, boards };
  }
}
