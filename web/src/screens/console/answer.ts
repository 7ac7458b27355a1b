/** What was answered for one card, in words: its place, or what was said instead. Pure. */
import type { Note, State } from "../../contract";
import { words } from "../../words";
import { placeInWords } from "../tablet/places";

/** "From very near “About choice” to in the middle", for a card whose group could not agree; "" for any other. */
export function rangeInWords(state: State, card: string): string {
  const span = state.boards.spans[card];
  if (!span) return "";
  const { scale } = state.session;
  return words.t("deskNote.range", {
    low: placeInWords(span.low, scale),
    high: placeInWords(span.high, scale),
  });
}

/** The answer as one phrase. */
export function answerInWords(state: State, note: Note): string {
  if (note.removed) return words.t("console.inBin");
  const mark = state.boards.marks[note.id];
  switch (mark) {
    case "cantAgree":
      return words.t("deskNote.cantAgree", { range: rangeInWords(state, note.id) });
    case "depends":
      return words.t("deskNote.depends", { text: state.boards.depends[note.id] ?? "" });
    case "undecided":
      return words.t("console.listUndecided");
    case "notDiscussed":
      return words.t("console.listNotDiscussed");
    case "open":
    case undefined:
      return spotInWords(state, note.x);
    default:
      return mark satisfies never;
  }
}

/** A place on the scale, or the tray, in words. */
export function spotInWords(state: State, x: number | null): string {
  return x === null ? words.t("deskNote.tray") : placeInWords(x, state.session.scale);
}
