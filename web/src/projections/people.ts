/** Who takes part, and with whom they sit. */
import type {
  Group,
  HandRaised,
  People,
  Seat,
  SeatJoined,
  SeatMoved,
  SeatReadmitted,
  SeatRemoved,
  SeatRenamed,
  SessionOpened,
} from "../contract";
import { Rows } from "./rows";

export type PeopleEvent =
  | SessionOpened
  | SeatJoined
  | SeatRenamed
  | SeatMoved
  | SeatRemoved
  | SeatReadmitted
  | HandRaised;

export const NOBODY: People = { groups: {}, seats: {} };

/** The roll while a batch is folded. */
export class PeopleFold {
  readonly #before: People;
  readonly #groups: Rows<Group>;
  readonly #seats: Rows<Seat>;

  constructor(before: People) {
    this.#before = before;
    this.#groups = new Rows(before.groups);
    this.#seats = new Rows(before.seats);
  }

  fold(event: PeopleEvent): void {
    switch (event.type) {
      case "session.opened":
        this.#groups.replace(Object.fromEntries(event.plan.backgrounds.map((b) => [b.id, { ...b }])));
        return;
      case "seat.joined":
        this.#seats.put(event.seat, seated(event));
        return;
      case "seat.renamed":
        this.#change(event.seat, { name: event.name });
        return;
      case "seat.moved":
        this.#change(event.seat, { group: event.group });
        return;
      case "seat.removed":
        this.#change(event.seat, { removed: true, hand: false });
        return;
      case "seat.readmitted":
        this.#change(event.seat, { removed: false });
        return;
      case "hand.raised":
        this.#change(event.seat, { hand: event.up });
        return;
      default:
        event satisfies never;
    }
  }

  end(): People {
    const [groups, seats] = [this.#groups.now, this.#seats.now];
    return groups === this.#before.groups && seats === this.#before.seats ? this.#before : { groups, seats };
  }

  #change(seat: string, change: Partial<Seat>): void {
    const known = this.#seats.get(seat);
    if (known) this.#seats.put(seat, { ...known, ...change });
  }
}

function seated({ seat, name, background }: SeatJoined): Seat {
  return { id: seat, name, background, group: background, hand: false, removed: false };
}
