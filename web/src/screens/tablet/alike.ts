/** Whether two views of a note show a person the same, whatever happened in between; and views kept as they were. Pure. */
import type { Comment } from "../../contract";
import type { NoteView } from "./view";

/** Fields of which a person sees the value itself. */
const PLAIN = [
  "text",
  "original",
  "detail",
  "standing",
  "x",
  "y",
  "depends",
  "reason",
  "shown",
  "hidden",
  "removed",
] as const satisfies readonly (keyof NoteView)[];

export function alike(a: NoteView, b: NoteView): boolean {
  return (
    PLAIN.every((field) => a[field] === b[field]) &&
    a.span?.low === b.span?.low &&
    a.span?.high === b.span?.high &&
    sameRemarks(a.comments, b.comments)
  );
}

/**
 * The new views, but where nothing at all has changed the very value of before: what draws a note then need not draw it
 * again, which counts when three hundred of them lie on one board.
 */
export function reused(before: readonly NoteView[], now: readonly NoteView[]): readonly NoteView[] {
  const known = new Map(before.map((note) => [note.id, note]));
  return now.map((note) => {
    const old = known.get(note.id);
    return old && alike(old, note) && sameChanges(old, note) ? old : note;
  });
}

function sameChanges(a: NoteView, b: NoteView): boolean {
  return (
    a.moved === b.moved &&
    a.worded === b.worded &&
    a.added === b.added &&
    a.was === b.was &&
    a.board === b.board
  );
}

function sameRemarks(a: readonly Comment[], b: readonly Comment[]): boolean {
  return (
    a.length === b.length &&
    a.every((comment, place) => comment.id === b[place]?.id && comment.text === b[place].text)
  );
}
