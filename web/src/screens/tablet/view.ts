/** What one tablet shows of a board: notes by where they stand, with what people need to know about each. Pure. */
import type { Change, Comment, Group, Note, Scale, Span, Spot, State } from "../../contract";
import { activityOf, groupOf } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { words } from "../../words";

/** Five answers, and one that is none yet; never mixed up. */
export type Standing = "placed" | "unplaced" | "undecided" | "cantAgree" | "depends" | "notDiscussed";

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
  /** From where to where the group could not agree. */
  readonly span: Span | null;
  /** What it depends on; "" where nobody said so. */
  readonly depends: string;
  /** Why it stands where it does; "" where nobody said so. */
  readonly reason: string;
  /** Where it was before its last move. */
  readonly was: Spot | null;
  /** Where it stood when the boards were first shown to all. */
  readonly shown: number | null;
  /** A facilitator has hidden what people wrote here. */
  readonly hidden: boolean;
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
  readonly cantAgree: readonly NoteView[];
  readonly depends: readonly NoteView[];
  readonly notDiscussed: readonly NoteView[];
  /** Invented notes that were removed, and can be put back. */
  readonly bin: readonly NoteView[];
}

/** The answers that are not a place, in the order in which a board shows them. */
export const ANSWERS = ["undecided", "cantAgree", "depends", "notDiscussed"] as const;
export type Answer = (typeof ANSWERS)[number];

/** The board as `state` has it: the card of every aspect that is not put aside, and the notes invented on it. */
export function boardView(state: State, board: string): BoardView {
  const { group, scale } = frameOf(state, board);
  return arranged(board, group, scale, allOn(state, board));
}

/** Whose board it is, and the scale on it. */
export function frameOf(state: State, board: string): Pick<BoardView, "group" | "scale"> {
  return { group: groupsIn(state, activityOf(board))[groupOf(board)] ?? null, scale: state.session.scale };
}

/** Notes of one board, each where it belongs. */
export function arranged(
  id: string,
  group: Group | null,
  scale: Scale,
  notes: readonly NoteView[],
): BoardView {
  const lying = notes.filter((note) => !note.removed);
  const standing = (which: Standing) => lying.filter((note) => note.standing === which);
  return {
    id,
    group,
    scale,
    placed: lying.filter(isPlaced).sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1)),
    tray: standing("unplaced"),
    undecided: standing("undecided"),
    cantAgree: standing("cantAgree"),
    depends: standing("depends"),
    notDiscussed: standing("notDiscussed"),
    bin: notes.filter((note) => note.removed),
  };
}

/** Every note of a board, in the bin or not; the newest of the group's own first: whoever wrote one finds it at once. */
export function allOn(state: State, board: string): readonly NoteView[] {
  const remarks = remarksOn(state, board);
  return [...invented(state, board, remarks).reverse(), ...cards(state, board, remarks)];
}

/** Every note of a board that still lies on it. */
export function notesOf(board: BoardView): readonly NoteView[] {
  return [...board.placed, ...board.tray, ...ANSWERS.flatMap((answer) => board[answer])];
}

export function noteIn(board: BoardView, id: string): NoteView | undefined {
  return [...notesOf(board), ...board.bin].find((note) => note.id === id);
}

export function isPlaced(note: NoteView): note is PlacedView {
  return note.standing === "placed" && note.x !== null && note.y !== null;
}

type Remarks = ReadonlyMap<string, readonly Comment[]>;
const NONE: readonly Comment[] = [];

function remarksOn(state: State, board: string): Remarks {
  const found = new Map<string, Comment[]>();
  for (const comment of Object.values(state.boards.comments)) {
    if (comment.board !== board || comment.removed) continue;
    const known = found.get(comment.on);
    if (known) known.push(comment);
    else found.set(comment.on, [comment]);
  }
  return found;
}

function cards(state: State, board: string, remarks: Remarks): NoteView[] {
  return Object.values(state.session.aspects)
    .filter((aspect) => !aspect.parked)
    .map((aspect) => {
      const id = `${board}:${aspect.id}`;
      const note = state.boards.notes[id];
      const text = note?.text || aspect.title;
      const original = text === aspect.title ? null : aspect.title;
      return {
        ...plain(state, note, id, board, remarks),
        aspect: aspect.id,
        text,
        original,
        detail: aspect.detail,
      };
    });
}

function invented(state: State, board: string, remarks: Remarks): NoteView[] {
  return Object.values(state.boards.notes)
    .filter((note) => note.board === board && note.aspect === null)
    .map((note) => plain(state, note, note.id, board, remarks));
}

function plain(state: State, note: Note | undefined, id: string, board: string, remarks: Remarks): NoteView {
  const { boards, session } = state;
  return {
    id,
    board,
    aspect: null,
    text: note?.text || missing(session, id),
    original: null,
    detail: "",
    standing: standing(state, id, note),
    x: note?.x ?? null,
    y: note?.y ?? null,
    span: boards.spans[id] ?? null,
    depends: boards.depends[id] ?? "",
    reason: note?.reason ?? "",
    was: note?.was ?? null,
    shown: note?.shown ?? null,
    hidden: session.hidden[id] ?? false,
    moved: note?.moved ?? null,
    worded: note?.worded ?? null,
    added: note?.added ?? null,
    removed: note?.removed ?? false,
    comments: remarks.get(id) ?? NONE,
  };
}

/** Why there are no words to show; "" where there simply are none. */
function missing({ hidden, erased }: State["session"], id: string): string {
  if (hidden[id]) return words.t("note.hiddenWords");
  return erased[id] ? words.t("replay.erased") : "";
}

function standing(state: State, id: string, note: Note | undefined): Standing {
  const mark = state.boards.marks[id];
  if (mark && mark !== "open") return mark;
  return note && note.x !== null ? "placed" : "unplaced";
}
