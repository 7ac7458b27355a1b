/**
 * What sentences about events are made of: who, which note, where, as they were called when it happened. Pure.
 *
 * Names come from the state right before the event; what that state does not know yet, or any more, from today's.
 */
import type { TFunction } from "i18next";
import type { AnyEvent, Note, State } from "../../../contract";
import { activityOf, groupOf, noteOrCard, ownerOf } from "../../../projections/board";
import { EVERYONE, groupsIn } from "../../../projections/groups";
import { placeInWords, spanInWords } from "../../tablet/places";

export type Type = AnyEvent["type"];
export type Of<One extends Type> = Extract<AnyEvent, { readonly type: One }>;

/** A sentence for each of these types of events. */
export type Sayings<Types extends Type = Type> = {
  readonly [One in Types]: (event: Of<One>, tell: Teller) => string;
};

export class Teller {
  readonly before: State;
  readonly today: State;
  readonly t: TFunction;

  constructor(before: State, today: State, t: TFunction) {
    this.before = before;
    this.today = today;
    this.t = t;
  }

  /** Whose doing it is as far as anybody may know, and how it came to be written; "Somebody" where nobody is named. */
  who({ by, author, paper }: AnyEvent): string {
    const who = this.#doer(author || by);
    if (paper) return this.t("replayStory.who.paper", { who });
    return author ? this.t("replayStory.who.written", { who, scribe: this.#doer(by) }) : who;
  }

  /** The name of a seat. */
  seat(id: string): string {
    return this.#of((state) => state.people.seats[id]?.name) ?? this.t("replayStory.who.removed");
  }

  /** What a group is called, among those of the activity if it has its own. */
  group(activity: string, id: string): string {
    return this.#of((state) => groupsIn(state, activity)[id]?.name ?? state.people.groups[id]?.name) ?? id;
  }

  /** Whose board or chart it is; empty where everybody works as one group. */
  where(board: string): string {
    const group = groupOf(board);
    if (!group || group === EVERYONE.id) return "";
    const name = this.group(activityOf(board), group);
    return ownerOf(board) === null ? name : this.t("replayStory.alone", { group: name });
  }

  /** Is it on a board that is its owner's alone by now, and who that is, nobody here may know? */
  isTheirs(event: AnyEvent): boolean {
    if (!("board" in event) || ownerOf(event.board) === null) return false;
    const activity = this.today.agenda.activities[activityOf(event.board)];
    const isKnown = this.today.people.seats[event.author || event.by] !== undefined;
    return activity?.mode === "individual" && !activity.revealed && !isKnown;
  }

  activity(id: string): string {
    return this.quote(this.#of((state) => state.agenda.activities[id]?.title) ?? id);
  }

  /** An aspect's title, in quotation marks. */
  aspect(id: string): string {
    return this.quote(this.#of((state) => state.session.aspects[id]?.title) ?? id);
  }

  /** The note as it was; the untouched card where nothing had happened to it. */
  note(board: string, id: string): Note | null {
    return this.before.boards.notes[id] ?? noteOrCard(this.before.boards, board, id);
  }

  /** What the note, comment, point or answer of this id said then, in quotation marks; a card says its title. */
  thing(id: string, board = id.slice(0, id.lastIndexOf(":"))): string {
    const known = written(this.before, id) ?? this.note(board, id) ?? written(this.today, id);
    const card = known && "board" in known && "aspect" in known && !known.text ? known.aspect : null;
    return card === null ? this.quote(known?.text ?? "", id) : this.aspect(card);
  }

  /** Words that somebody wrote, in quotation marks; where they are gone or hidden, it says so. */
  quote(text: string, id = "", erased = false): string {
    if (text) return this.t("replayStory.quoted", { text });
    if (erased || this.today.session.erased[id]) return this.t("replayStory.erased");
    return this.t(this.#isHidden(id) ? "replayStory.hidden" : "replayStory.blank");
  }

  /** A place on the scale, as it stands in the middle of a sentence. */
  place(x: number): string {
    return inner(placeInWords(x, this.before.session.scale));
  }

  span(low: number, high: number): string {
    return inner(spanInWords({ low, high }, this.before.session.scale));
  }

  /** The label at the end that a move went towards. */
  end(distance: number): string {
    const { left, right } = this.before.session.scale;
    return (distance < 0 ? left : right).words;
  }

  #doer(id: string): string {
    if (id === "" || id === EVERYONE.id) return this.t("replayStory.who.somebody");
    const known = this.#of((state) => state.people.seats[id]?.name || tableNamed(state, id));
    if (known) return known;
    const inCharge = this.#of((state) => state.people.facilitators[id]);
    if (!inCharge) return this.t("replayStory.who.removed");
    return inCharge.name || this.t("replayStory.who.facilitator");
  }

  #isHidden(id: string): boolean {
    return this.today.session.hidden[id] === true || this.before.session.hidden[id] === true;
  }

  /** What the state then knew, else what today's knows; blank words are none. */
  #of<Value>(find: (state: State) => Value | undefined): Value | undefined {
    return find(this.before) || find(this.today) || undefined;
  }
}

function written({ boards, charts, reflections }: State, id: string) {
  return boards.notes[id] ?? boards.comments[id] ?? charts.points[id] ?? reflections.given[id];
}

function tableNamed(state: State, id: string): string | undefined {
  const formed = Object.values(state.people.formations).map(({ groups }) => groups[id]);
  return [state.people.groups[id], ...formed].find((group) => group !== undefined)?.name;
}

function inner(place: string): string {
  return place.charAt(0).toLocaleLowerCase() + place.slice(1);
}
