/**
 * The boards: where each group put what, in whose words, with which remarks.
 *
 * An aspect's card lies in every board's tray from the start and is not stored until something happens to it: its id is
 * `<board>:<aspect>`, so anybody can name it. A card without text of its own says its aspect's title.
 */
import type {
  AspectMarked,
  Boards,
  BoardsRevealed,
  Change,
  Comment,
  CommentAdded,
  CommentRemoved,
  Note,
  NoteAdded,
  NoteExplained,
  NoteMatched,
  NoteMoved,
  NoteRemoved,
  NoteRestored,
  NoteReworded,
  NoteUnmatched,
  NoteUnplaced,
  Span,
  WritingShared,
} from "../contract";
import { change } from "./change";
import { Rows } from "./rows";

export type BoardEvent =
  | NoteAdded
  | NoteMoved
  | NoteUnplaced
  | NoteReworded
  | NoteExplained
  | NoteRemoved
  | NoteRestored
  | CommentAdded
  | CommentRemoved
  | AspectMarked
  | NoteMatched
  | NoteUnmatched
  | BoardsRevealed
  | WritingShared;

/** What a group said of an aspect instead of placing its card. */
export type Mark = Boards["marks"][string];

export const NO_BOARDS: Boards = {
  notes: {},
  comments: {},
  marks: {},
  spans: {},
  depends: {},
  matches: {},
};

/** The board of one group in one activity; with `owner`, that of one person of the group alone. */
export function boardId(activity: string, group: string, owner?: string): string {
  return owner ? `${activity}:${group}:${owner}` : `${activity}:${group}`;
}

/** The card of an aspect on a board. */
export function cardId(board: string, aspect: string): string {
  return `${board}:${aspect}`;
}

/** The activity that a board belongs to. */
export function activityOf(board: string): string {
  return board.split(":", 1)[0] ?? "";
}

/** The group that a board, or its owner, belongs to. */
export function groupOf(board: string): string {
  return board.split(":", 2)[1] ?? "";
}

/** The seat or alias whose own board it is; null for a group's board. */
export function ownerOf(board: string): string | null {
  return board.split(":").slice(2).join(":") || null;
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
  readonly #spans: Rows<Span>;
  readonly #depends: Rows<string>;
  readonly #matches: Rows<string>;

  constructor(before: Boards) {
    this.#before = before;
    this.#notes = new Rows(before.notes);
    this.#comments = new Rows(before.comments);
    this.#marks = new Rows(before.marks);
    this.#spans = new Rows(before.spans);
    this.#depends = new Rows(before.depends);
    this.#matches = new Rows(before.matches);
  }

  fold(event: BoardEvent): void {
    switch (event.type) {
      case "note.added":
        this.#notes.put(event.note, added(event));
        this.#unmark(event.note);
        return;
      case "note.moved":
        this.#change(event.board, event.note, (note) => placed(note, event.x, event.y, change(event)));
        this.#unmark(event.note);
        return;
      case "note.unplaced":
        this.#change(event.board, event.note, (note) => placed(note, null, null, change(event)));
        return;
      case "note.reworded":
        this.#change(event.board, event.note, (note) => ({
          ...note,
          text: event.text,
          worded: change(event),
        }));
        return;
      case "note.explained":
        this.#change(event.board, event.note, (note) => ({ ...note, reason: event.text }));
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
      case "note.matched":
        this.#matches.put(event.note, event.to);
        return;
      case "note.unmatched":
        this.#matches.remove(event.note);
        return;
      case "boards.revealed":
        this.#revealed(event.activity);
        return;
      case "writing.shared":
        this.#shared(event.activity);
        return;
      default:
        event satisfies never;
    }
  }

  end(): Boards {
    const before = this.#before;
    const now: Boards = {
      notes: this.#notes.now,
      comments: this.#comments.now,
      marks: this.#marks.now,
      spans: this.#spans.now,
      depends: this.#depends.now,
      matches: this.#matches.now,
    };
    const rooms = Object.keys(now) as (keyof Boards)[];
    return rooms.every((room) => now[room] === before[room]) ? before : now;
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
    const { board, aspect, mark, low = null, high = null, text } = event;
    const card = cardId(board, aspect);
    this.#unmark(card);
    if (mark === "open") return;
    this.#marks.put(card, mark);
    if (low !== null && high !== null) this.#spans.put(card, { low, high });
    if (text) this.#depends.put(card, text);
    this.#change(board, card, (note) => placed(note, null, null, change(event)));
  }

  #unmark(card: string): void {
    for (const said of [this.#marks, this.#spans, this.#depends]) said.remove(card);
  }

  /** Where notes stand when they are first shown to all is what they moved from, if they move after the talk. */
  #revealed(activity: string): void {
    for (const note of Object.values(this.#notes.now)) {
      if (note.x === null || note.shown !== null || activityOf(note.board) !== activity) continue;
      this.#notes.put(note.id, { ...note, shown: note.x });
    }
  }

  #shared(activity: string): void {
    for (const rows of [this.#notes, this.#comments] as Rows<Note | Comment>[]) {
      for (const row of Object.values(rows.now)) {
        if (activityOf(row.board) !== activity || ownerOf(row.board) === null) continue;
        rows.put(row.id, { ...row, board: boardId(activity, groupOf(row.board)) });
      }
    }
  }
}

function onBoard(note: Note, board: string): Note | null {
  return note.board === board ? note : null;
}

function untouched(board: string, id: string): Note | null {
  const colon = id.lastIndexOf(":");
  const aspect = id.slice(colon + 1);
  if (colon < 0 || id.slice(0, colon) !== board || !aspect) return null;
  return { ...BARE, id, board, aspect };
}

const BARE: Note = {
  id: "",
  board: "",
  aspect: null,
  text: "",
  added: null,
  x: null,
  y: null,
  moved: null,
  worded: null,
  reason: "",
  was: null,
  shown: null,
  question: false,
  removed: false,
};

function added(event: NoteAdded): Note {
  const { note: id, board, aspect, text, x, y, question = false } = event;
  const now = change(event);
  return { ...BARE, id, board, aspect, text, added: now, x, y, moved: x === null ? null : now, question };
}

/** Every field by its name: V8 is many times slower at spreading an object and then changing fields of the copy. */
function placed(note: Note, x: number | null, y: number | null, moved: Change): Note {
  const { id, board, aspect, text, added, worded, reason, shown, question, removed } = note;
  const was = { x: note.x, y: note.y };
  return { id, board, aspect, text, added, x, y, moved, worded, reason, was, shown, question, removed };
}

function remark(event: CommentAdded): Comment {
  const { comment, on, board, text } = event;
  return { id: comment, on, board, text, added: change(event), removed: false };
}
