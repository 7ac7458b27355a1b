/** What others have just done on this board, in one sentence, for people who cannot see it happen. Pure. */
import type { State } from "../../contract";
import { words } from "../../words";
import { placeInWords } from "./places";
import { standingInWords } from "./standing";
import { type BoardView, type NoteView, notesOf } from "./view";
import { whoDid } from "./who";

/** One sentence about everything that others changed between two views of a board; "" when there is nothing to tell. */
export function newsBetween(before: BoardView, after: BoardView, state: State, me: string): string {
  if (before.id !== after.id) return "";
  const known = new Map(notesOf(before).map((note) => [note.id, note]));
  const sentences = notesOf(after)
    .map((note) => change(known.get(note.id), note, after, state, me))
    .filter((sentence) => sentence !== "");
  return sentences.length > 2 ? words.t("news.many", { count: sentences.length }) : sentences.join(" ");
}

function change(
  old: NoteView | undefined,
  note: NoteView,
  board: BoardView,
  state: State,
  me: string,
): string {
  const moved = note.moved && note.moved.by !== me && note.moved.seq !== old?.moved?.seq ? note.moved : null;
  if (moved) {
    const who = whoDid(state, moved.by, me) || words.t("who.somebody");
    const place = note.x === null ? standingInWords(note, board.scale) : placeInWords(note.x, board.scale);
    return words.t("news.moved", { who, text: note.text, place });
  }
  const remarks = note.comments.filter((comment) => comment.added.by !== me).length;
  const before = old?.comments.filter((comment) => comment.added.by !== me).length ?? 0;
  if (old && remarks > before) return words.t("news.comment", { text: note.text });
  if (!old && note.added && note.added.by !== me) return words.t("news.added", { text: note.text });
  return old && old.text !== note.text && note.worded?.by !== me
    ? words.t("news.reworded", { text: note.text })
    : "";
}
