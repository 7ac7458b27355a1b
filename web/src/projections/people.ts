/** Who takes part, with whom they sit, and who is in charge. */
import type {
  ActivityStarted,
  Facilitator,
  FacilitatorAdded,
  FacilitatorRemoved,
  Formation,
  FormedGroup,
  Group,
  GroupsFormed,
  HandRaised,
  KeysRenewed,
  People,
  ScribeAppointed,
  Seat,
  SeatErased,
  SeatHanded,
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
  | SeatErased
  | SeatReadmitted
  | HandRaised
  | GroupsFormed
  | ActivityStarted
  | ScribeAppointed
  | FacilitatorAdded
  | FacilitatorRemoved
  | SeatHanded
  | KeysRenewed;

export const NOBODY: People = { groups: {}, seats: {}, formations: {}, facilitators: {}, wallTurn: 0 };

/** The roll while a batch is folded. */
export class PeopleFold {
  readonly #before: People;
  readonly #groups: Rows<Group>;
  readonly #seats: Rows<Seat>;
  readonly #formations: Rows<Formation>;
  readonly #facilitators: Rows<Facilitator>;
  #wallTurn: number;

  constructor(before: People) {
    this.#before = before;
    this.#groups = new Rows(before.groups);
    this.#seats = new Rows(before.seats);
    this.#formations = new Rows(before.formations);
    this.#facilitators = new Rows(before.facilitators);
    this.#wallTurn = before.wallTurn;
  }

  fold(event: PeopleEvent): void {
    switch (event.type) {
      case "session.opened":
        this.#opened(event);
        return;
      case "seat.joined":
        this.#joined(event);
        return;
      case "seat.renamed":
        this.#change(event.seat, { name: event.name });
        return;
      case "seat.moved":
        this.#moved(event);
        return;
      case "seat.removed":
      case "seat.erased":
        this.#removed(event.seat);
        return;
      case "seat.readmitted":
        this.#change(event.seat, { removed: false, lobby: "" });
        for (const [activity, group] of Object.entries(event.groups ?? {}))
          this.#sit(activity, event.seat, group);
        return;
      case "hand.raised":
        this.#hand(event);
        return;
      case "groups.formed":
      case "activity.started":
        if (event.groups?.length) this.#formations.put(event.activity, formation(event.groups));
        return;
      case "scribe.appointed":
        this.#change(event.seat, { scribe: event.scribe });
        return;
      case "facilitator.added":
        this.#facilitators.put(event.facilitator, inCharge(event.facilitator, event.name));
        return;
      case "facilitator.removed":
        this.#notInCharge(event);
        return;
      case "seat.handed":
        if (event.turn) this.#change(event.seat, { turn: event.turn });
        return;
      case "keys.renewed":
        this.#renewed(event);
        return;
      default:
        event satisfies never;
    }
  }

  end(): People {
    const before = this.#before;
    const [groups, seats] = [this.#groups.now, this.#seats.now];
    const [formations, facilitators] = [this.#formations.now, this.#facilitators.now];
    const wallTurn = this.#wallTurn;
    const same =
      groups === before.groups &&
      seats === before.seats &&
      formations === before.formations &&
      facilitators === before.facilitators &&
      wallTurn === before.wallTurn;
    return same ? before : { groups, seats, formations, facilitators, wallTurn };
  }

  #opened({ plan, facilitator }: SessionOpened): void {
    this.#groups.replace(Object.fromEntries(plan.backgrounds.map((b) => [b.id, { ...b }])));
    this.#facilitators.replace({ [facilitator]: inCharge(facilitator, "") });
  }

  #joined(event: SeatJoined): void {
    const { seat, by, name, background, alias = "", groups = {}, waiting = false } = event;
    const host = this.#seats.get(by); // whose tablet they share, and so whose group they sit with
    const needs = { needs: [], hand: false };
    this.#seats.put(seat, {
      ...{ id: seat, name, background, group: host?.group ?? background, alias, scribe: host?.id ?? null },
      ...needs,
      removed: waiting,
      lobby: waiting ? "waiting" : "",
      turn: 0,
    });
    for (const [activity, group] of Object.entries(groups)) this.#sit(activity, seat, group);
  }

  #moved({ seat, group, activity = null }: SeatMoved): void {
    if (activity === null) this.#change(seat, { group });
    else this.#sit(activity, seat, group);
  }

  #removed(seat: string): void {
    const lobby = this.#seats.get(seat)?.lobby ? "turned-away" : "";
    this.#change(seat, { removed: true, hand: false, needs: [], lobby });
  }

  #sit(activity: string, seat: string, group: string): void {
    const known = this.#formations.get(activity);
    if (!known || !this.#seats.get(seat) || !Object.hasOwn(known.groups, group)) return;
    this.#formations.put(activity, { groups: known.groups, seats: { ...known.seats, [seat]: group } });
  }

  #hand({ seat, up, need = "help" }: HandRaised): void {
    const others = (this.#seats.get(seat)?.needs ?? []).filter((other) => other !== need);
    const needs = up ? [...others, need] : others;
    this.#change(seat, { needs, hand: needs.includes("help") });
  }

  #notInCharge({ facilitator }: FacilitatorRemoved): void {
    const known = this.#facilitators.get(facilitator);
    if (known) this.#facilitators.put(facilitator, { ...known, removed: true });
  }

  #renewed({ role, holder = null }: KeysRenewed): void {
    if (role === "wall") {
      this.#wallTurn += 1;
      return;
    }
    for (const one of Object.values(this.#facilitators.now))
      if (holder === null || one.id === holder)
        this.#facilitators.put(one.id, { ...one, turn: one.turn + 1 });
  }

  #change(seat: string, change: Partial<Seat>): void {
    const known = this.#seats.get(seat);
    if (known) this.#seats.put(seat, { ...known, ...change });
  }
}

function formation(groups: readonly FormedGroup[]): Formation {
  return {
    groups: Object.fromEntries(groups.map(({ id, name, shape }) => [id, { id, name, shape }])),
    seats: Object.fromEntries(groups.flatMap(({ id, seats }) => seats.map((seat) => [seat, id]))),
  };
}

function inCharge(id: string, name: string): Facilitator {
  return { id, name, removed: false, turn: 0 };
}
