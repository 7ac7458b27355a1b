/** What a command about notes and remarks will most likely become, as `server/rules/on_board.py` does. Pure. */
import type {
  AddNoteCommand,
  AnyEvent,
  CommentCommand,
  MoveNoteCommand,
  RemoveCommentCommand,
  RemoveNoteCommand,
  RestoreNoteCommand,
  RewordNoteCommand,
  SetDiscussedCommand,
  State,
  UnplaceNoteCommand,
} from "../contract";
import { cardId } from "../projections/board";
import type { Envelope } from "./predict";
import { said } from "./said";

export type BoardCommand =
  | AddNoteCommand
  | MoveNoteCommand
  | UnplaceNoteCommand
  | RewordNoteCommand
  | RemoveNoteCommand
  | RestoreNoteCommand
  | CommentCommand
  | RemoveCommentCommand
  | SetDiscussedCommand;

/** The event that this command would become; null when that cannot be foreseen. */
export function predictOnBoard(command: BoardCommand, state: State, by: Envelope): AnyEvent | null {
  switch (command.type) {
    case "addNote":
      return noteAdded(command, state, by);
    case "moveNote": {
      const at = noteAt(command.note, state);
      return at && { type: "note.moved", ...by, ...at, x: command.x, y: command.y };
    }
    case "unplaceNote": {
      const at = noteAt(command.note, state);
      return at && { type: "note.unplaced", ...by, ...at };
    }
    case "rewordNote": {
      const at = noteAt(command.note, state);
      return at && { type: "note.reworded", ...by, ...at, text: said(command.text) };
    }
    case "removeNote": {
      const at = noteAt(command.note, state);
      return at && { type: "note.removed", ...by, ...at };
    }
    case "restoreNote": {
      const at = noteAt(command.note, state);
      return at && { type: "note.restored", ...by, ...at };
    }
    case "comment":
      return commentAdded(command, state, by);
    case "removeComment": {
      const found = state.boards.comments[command.comment];
      return found ? { type: "comment.removed", ...by, board: found.board, comment: found.id } : null;
    }
    case "setDiscussed": {
      const { board, aspect, state: mark } = command;
      return board ? { type: "aspect.marked", ...by, board, aspect, mark } : null;
    }
    default:
      command satisfies never;
      return null;
  }
}

function noteAdded(command: AddNoteCommand, state: State, by: Envelope): AnyEvent | null {
  const { board, aspect = null, x = null } = command;
  const note = board && aspect ? cardId(board, aspect) : command.note;
  if (!board || !note) return null;
  const words = said(command.text ?? "");
  const text = aspect && words === state.session.aspects[aspect]?.title ? "" : words;
  const y = x === null ? null : (command.y ?? 500);
  return { type: "note.added", ...by, board, note, aspect, text, x, y };
}

function commentAdded({ on, text, comment }: CommentCommand, state: State, by: Envelope): AnyEvent | null {
  const at = noteAt(on, state);
  return at && comment
    ? { type: "comment.added", ...by, board: at.board, comment, on, text: said(text) }
    : null;
}

/** The note and its board: a card says its board itself, anything else must be known. */
function noteAt(note: string, state: State): { readonly board: string; readonly note: string } | null {
  const known =
    state.boards.notes[note]?.board ?? (note.includes(":") ? note.slice(0, note.lastIndexOf(":")) : "");
  return known ? { board: known, note } : null;
}
