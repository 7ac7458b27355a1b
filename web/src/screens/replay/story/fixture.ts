/** A session for the tests of the story: Joan and Sam, a card, notes, a point, and one sentence's worth of telling. */
import type { AnyEvent, State } from "../../../contract";
import { words } from "../../../words";
import { type Happening, placed, session } from "../../fixture";
import { inWords } from "./words";

/** Joan and Sam take part; one card is placed, reworded and talked about; a point and an answer are there. */
export const BEFORE: State = session(
  { type: "seat.joined", seat: "joan", name: "Joan", background: "lw" },
  { type: "seat.joined", seat: "sam", name: "Sam", background: "ppi" },
  { type: "facilitator.added", facilitator: "f-2", name: "Ruth" },
  { type: "activity.started", activity: "scale" },
  placed("lw", "a1", 100),
  { type: "note.added", board: "scale:lw", note: "n1", aspect: null, text: "Our own", x: null, y: null },
  { type: "note.added", board: "scale:ppi", note: "n2", aspect: null, text: "Theirs", x: null, y: null },
  { type: "comment.added", board: "scale:lw", comment: "c1", on: "n1", text: "Is it so?" },
  {
    ...{ type: "point.added", chart: "chart:lw", point: "p1", aspect: "a1", side: "pro" },
    ...{ bearers: [], text: "It saves time" },
  } as Happening,
  {
    ...{ type: "point.added", chart: "chart:lw", point: "p2", aspect: "a1", side: "pro" },
    ...{ bearers: [], text: "It is quicker" },
  } as Happening,
  { type: "bearer.added", chart: null, bearer: "b1", name: "Patients" },
  { type: "moment.marked", moment: "m1", label: "A turn", memo: "" },
);

export const note = { board: "scale:lw", note: "n1" };
export const card = { board: "scale:lw", note: "scale:lw:a1" };
export const point = { chart: "chart:lw", point: "p1" };
export const answer = { activity: "hello", reflection: "r1", prompt: "why", named: false, group: "" };
/** The event with an envelope; Joan's doing, unless it says otherwise. */
export function happened(event: Happening, envelope: Partial<AnyEvent> = {}): AnyEvent {
  return { by: "joan", seq: 99, at: 1000, id: "e99", ...event, ...envelope } as AnyEvent;
}

/** Told in words. */
export function said(
  event: Happening,
  envelope: Partial<AnyEvent> = {},
  before = BEFORE,
  today = before,
): string {
  return inWords(happened(event, envelope), before, today, words.t);
}
