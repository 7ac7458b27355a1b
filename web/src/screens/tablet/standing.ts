/** How a note stands, in words: its place, or the answer in place of one. Pure. */
import type { Scale } from "../../contract";
import { words } from "../../words";
import { placeExactly, spanInWords } from "./places";
import type { NoteView } from "./view";

export function standingInWords(note: NoteView, scale: Scale): string {
  if (note.removed) return words.t("note.isRemoved");
  switch (note.standing) {
    case "placed":
      return note.x === null ? words.t("note.unplaced") : placeExactly(note.x, scale);
    case "unplaced":
      return words.t("note.unplaced");
    case "cantAgree":
      return note.span
        ? words.t("answer.cantAgreeAt", { place: spanInWords(note.span, scale) })
        : words.t("answer.cantAgree");
    case "undecided":
    case "depends":
    case "notDiscussed":
      return words.t(`answer.${note.standing}`);
    default:
      note.standing satisfies never;
      return "";
  }
}
