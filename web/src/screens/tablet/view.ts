/** What one tablet shows of a board: notes by where they stand, with what people need to know about each. Pure. */
import type { ActivityState, Change, Comment, Group, Note, Scale, State } from "../../contract";
import { groupOf } from "../../projections/board";

export type Standing = "placed" | "unplaced" | "undecided" | "notDiscussed";

export interface NoteView {
  readonly id: string;
  readonly board: string;
  /** Null for a note that the group invented. */
  readonly aspect: string | null;
  readonly text: string;
  /** The aspect's own title, when the group says it in other words; otherwise null. */
  readonly original: string | null;
  readonly detail: string;
  readonly standing: Standing;
  readonly x: number | null;
  readonly y: number | null;
  readonly moved: Change | null;
  readonly worded: Change | null;
  readonly added: Change | null;
  readonly removed: boolean;
  readonly comments: readonly Comment[];
}

/** A note on the scale, where its place is known. */
export type PlacedView = NoteView & { readonly x: number; readonly y: number };

export interface BoardView {
  readonly id: string;
  readonly group: Group | null;
  readonly scale: Scale;
  /** From left to right. */
  readonly placed: readonly PlacedView[];
  readonly tray: readonly NoteView[];
  readonly undecided: readonly NoteView[];
  readonly notDiscussed: readonly NoteView[];
  /** Invented notes that were removed, and can be put back. */
  readonly bin: readonly NoteView[];
}

/** The board `<activity>:<group>` as `state` has it: the card of every aspect that is not put aside, and the group's own notes. */
export function boardView(state: State, board: string): BoardView {
  // The newest of the group's own notes first: whoever just wrote one finds it at once.
  const notes = [...invented(state, board).reverse(), ...cards(state, board)];
  const lying = notes.filter((note) => !note.removed);
  return {
    id: board,
    group: state.people.groups[groupOf(board)] ?? null,
    scale: state.session.scale,
    placed: lying.filter(isPlaced).sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1)),
    tray: lying.filter((note) => note.standing === "unplaced"),
    undecided: lying.filter((note) => note.standing === "undecided"),
    notDiscussed: lying.filter((note) => note.standing === "notDiscussed"),
    bin: notes.filter((note) => note.removed),
  };
}

/** Every note of a board that still lies on it. */
export function notesOf(board: BoardView): readonly NoteView[] {
  return [...board.placed, ...board.tray, ...board.undecided, ...board.notDiscussed];
}

export function noteIn(board: BoardView, id: string): NoteView | undefined {
  return [...notesOf(board), ...board.bin].find((note) => note.id === id);
}

export function isPlaced(note: NoteView): note is PlacedView {
  return note.standing === "placed" && note.x !== null && note.y !== null;
}

/** The activity that this tablet is in, its number on the agenda, and whether it takes changes. */
export interface Now {
  readonly activity: ActivityState;
  readonly number: number;
  readonly open: boolean;
}

/** The activity that runs; when none does, the last one that ran, so that nothing disappears between two of them. */
export function nowOf(state: State): Now | null {
  const agenda = Object.values(state.agenda.activities);
  const running = state.agenda.current === null ? undefined : state.agenda.activities[state.agenda.current];
  const ended = agenda.filter((activity) => activity.endedAt !== null);
  const activity = running ?? ended.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))[0];
  if (!activity) return null;
  const number = Object.keys(state.agenda.activities).indexOf(activity.id) + 1;
  return { activity, number, open: activity === running && !state.session.closed };
}

function cards(state: State, board: string): NoteView[] {
  return Object.values(state.session.aspects)
    .filter((aspect) => !aspect.parked)
    .map((aspect) => {
      const id = `${board}:${aspect.id}`;
      const note = state.boards.notes[id];
      const text = note?.text || aspect.title;
      const original = text === aspect.title ? null : aspect.title;
      return { ...plain(state, note, id, board, aspect.id), text, original, detail: aspect.detail };
    });
}

function invented(state: State, board: string): NoteView[] {
  return Object.values(state.boards.notes)
    .filter((note) => note.board === board && note.aspect === null)
    .map((note) => plain(state, note, note.id, board, null));
}

function plain(
  state: State,
  note: Note | undefined,
  id: string,
  board: string,
  aspect: string | null,
): NoteView {
  return {
    id,
    board,
    aspect,
    text: note?.text ?? "",
    original: null,
    detail: "",
    standing: standing(state, id, note),
    x: note?.x ?? null,
    y: note?.y ?? null,
    moved: note?.moved ?? null,
    worded: note?.worded ?? null,
    added: note?.added ?? null,
    removed: note?.removed ?? false,
    comments: Object.values(state.boards.comments).filter((comment) => comment.on === id && !comment.removed),
  };
}

function standing(state: State, id: string, note: Note | undefined): Standing {
  const mark = state.boards.marks[id];
  if (mark === "undecided" || mark === "notDiscussed") return mark;
  return note && note.x !== null ? "placed" : "unplaced";
}
