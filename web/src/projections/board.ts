/**
 * The boards: where each group put what, in whose words, with which remarks.
 *
 * An aspect's card lies in every board's tray from the start and is not stored until something happens to it: its id is
 * `<board>:<aspect>`, so anybody can name it. A card without text of its own says its aspect's title.
 */
import type {
  AnyEvent,
  AspectMarked,
  Boards,
  Change,
  Comment,
  CommentAdded,
  CommentRemoved,
  Note,
  NoteAdded,
  NoteMoved,
  NoteRemoved,
  NoteRestored,
  NoteReworded,
  NoteUnplaced,
} from "../contract";
import { Rows } from "./rows";

export type BoardEvent =
  | NoteAdded
  | NoteMoved
  | NoteUnplaced
  | NoteReworded
  | NoteRemoved
  | NoteRestored
  | CommentAdded
  | CommentRemoved
  | AspectMarked;

/** What a group said of an aspect instead of placing its card. */
export type Mark = Boards["marks"][string];

export const NO_BOARDS: Boards = { notes: {}, comments: {}, marks: {} };

/** The board of one group in one activity. */
export function boardId(activity: string, group: string): string {
  return `${activity}:${group}`;
}

/** The card of an aspect on a board. */
export function cardId(board: string, aspect: string): string {
  return `${board}:${aspect}`;
}

/** The group that a board belongs to. */
export function groupOf(board: string): string {
  const colon = board.indexOf(":");
  return colon < 0 ? "" : board.slice(colon + 1);
}

/** The note as it stands, or the untouched card that this id names; null for an id that belongs to another board. */
export function noteOrCard(boards: Boards, board: string, note: string): Note | null {
  const known = Object.hasOwn(boards.notes, note) ? boards.notes[note] : undefined;
  return known ? onBoard(known, board) : untouched(board, note);
}

/** The boards while a batch is folded. */
export class BoardsFold {
  readonly #before: Boards;
  readonly #notes: Rows<Note>;
  readonly #comments: Rows<Comment>;
  readonly #marks: Rows<Mark>;

  constructor(before: Boards) {
    this.#before = before;
    this.#notes = new Rows(before.notes);
    this.#comments = new Rows(before.comments);
    this.#marks = new Rows(before.marks);
  }

  fold(event: BoardEvent): void {
    switch (event.type) {
      case "note.added":
        this.#notes.put(event.note, added(event));
        this.#marks.remove(event.note);
        return;
      case "note.moved":
        this.#change(event.board, event.note, (note) => placed(note, event.x, event.y, change(event)));
        this.#marks.remove(event.note);
        return;
      case "note.unplaced":
        this.#change(event.board, event.note, (note) => placed(note, null, null, change(event)));
        return;
      case "note.reworded":
        this.#change(event.board, event.note, (note) => reworded(note, event.text, change(event)));
        return;
      case "note.removed":
        this.#change(event.board, event.note, (note) => ({ ...note, removed: true }));
        return;
      case "note.restored":
        this.#change(event.board, event.note, (note) => ({ ...note, removed: false }));
        return;
      case "comment.added":
        this.#comments.put(event.comment, remark(event));
        return;
      case "comment.removed":
        this.#uncommented(event);
        return;
      case "aspect.marked":
        this.#marked(event);
        return;
      default:
        event satisfies never;
    }
  }

  end(): Boards {
    const [before, notes, comments, marks] = [
      this.#before,
      this.#notes.now,
      this.#comments.now,
      this.#marks.now,
    ];
    const same = notes === before.notes && comments === before.comments && marks === before.marks;
    return same ? before : { notes, comments, marks };
  }

  #change(board: string, id: string, changed: (note: Note) => Note): void {
    const known = this.#notes.get(id);
    const note = known ? onBoard(known, board) : untouched(board, id);
    if (note) this.#notes.put(id, changed(note));
  }

  #uncommented({ comment }: CommentRemoved): void {
    const known = this.#comments.get(comment);
    if (known) this.#comments.put(comment, { ...known, removed: true });
  }

  #marked(event: AspectMarked): void {
    const card = cardId(event.board, event.aspect);
    if (event.mark === "open") {
      this.#marks.remove(card);
      return;
    }
    this.#marks.put(card, event.mark);
    this.#change(event.board, card, (note) => placed(note, null, null, change(event)));
  }
}

function onBoard(note: Note, board: string): Note | null {
  return note.board === board ? note : null;
}

function untouched(board: string, id: string): Note | null {
  const colon = id.lastIndexOf(":");
  const aspect = id.slice(colon + 1);
  if (colon < 0 || id.slice(0, colon) !== board || !aspect) return null;
  return {
    id,
    board,
    aspect,
    text: "",
    added: null,
    x: null,
    y: null,
    moved: null,
    worded: null,
    removed: false,
  };
}

function added(event: NoteAdded): Note {
  const { board, aspect, text, x, y } = event;
  const now = change(event);
  const moved = x === null ? null : now;
  return { id: event.note, board, aspect, text, added: now, x, y, moved, worded: null, removed: false };
}

/** Every field by its name: V8 is many times slower at spreading an object and then changing fields of the copy. */
function placed(note: Note, x: number | null, y: number | null, moved: Change): Note {
  const { id, board, aspect, text, added, worded, removed } = note;
  return { id, board, aspect, text, added, x, y, moved, worded, removed };
}

function reworded(note: Note, text: string, worded: Change): Note {
  const { id, board, aspect, added, x, y, moved, removed } = note;
  return { id, board, aspect, text, added, x, y, moved, worded, removed };
}

function remark(event: CommentAdded): Comment {
  const { comment, on, board, text } = event;
  return { id: comment, on, board, text, added: change(event), removed: false };
}

function change({ seq, by, at }: AnyEvent): Change {
  return { seq, by, at };
}
