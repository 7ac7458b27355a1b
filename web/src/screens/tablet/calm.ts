/**
 * What calm mode holds back. Pure.
 *
 * K1  What others change is not shown until somebody asks for it; how much waits is counted.
 * K2  What was done on this tablet is shown at once, with everything else that has happened to that note.
 * K3  A change that somebody has taken back again before it was shown never was one.
 */
import type { Change } from "../../contract";
import { alike } from "./alike";
import type { NoteView } from "./view";

export interface Held {
  /** What is shown, in the order of now. */
  readonly notes: readonly NoteView[];
  /** How many notes differ from what is shown. */
  readonly waiting: number;
}

/** What to show of `now` to somebody who has seen `held`. `own` says that this tablet has just acted on a note. */
export function hold(
  held: readonly NoteView[],
  now: readonly NoteView[],
  own: (note: NoteView, before: NoteView | undefined) => boolean,
): Held {
  const seen = new Map(held.map((note) => [note.id, note]));
  let waiting = 0;
  const notes: NoteView[] = [];
  for (const note of now) {
    const before = seen.get(note.id);
    seen.delete(note.id);
    if ((before && alike(before, note)) || own(note, before)) notes.push(note);
    else {
      waiting += 1;
      if (before) notes.push(before);
    }
  }
  // Gone altogether, such as a card that was put aside for everyone: it stays in sight until it is asked for as well.
  return { notes: [...notes, ...seen.values()], waiting: waiting + seen.size };
}

/** Whether the newest of what happened to a note was this person's doing, or written here for somebody else. */
export function isOwn(
  note: NoteView,
  before: NoteView | undefined,
  mine: (change: Change) => boolean,
): boolean {
  const known = before ? newest(before) : 0;
  return changesOf(note).some((change) => change.seq > known && mine(change) && change.seq === newest(note));
}

function newest(note: NoteView): number {
  return Math.max(0, ...changesOf(note).map(({ seq }) => seq));
}

function changesOf({ moved, worded, added, comments }: NoteView): readonly Change[] {
  return [moved, worded, added, ...comments.map((comment) => comment.added)].filter(
    (change) => change !== null,
  );
}
