/** What a command about notes and remarks will most likely become, as `server/rules/on_board.py` does. Pure. */
import type {
  AddNoteCommand,
  AnyCommand,
  AnyEvent,
  AspectMarked,
  CommentCommand,
  ExplainNoteCommand,
  MatchNoteCommand,
  MoveNoteCommand,
  RemoveCommentCommand,
  RemoveNoteCommand,
  RestoreNoteCommand,
  RewordNoteCommand,
  SetDiscussedCommand,
  State,
  UnmatchNoteCommand,
  UnplaceNoteCommand,
} from "../contract";
import { activityOf, cardId } from "../projections/board";
import { whose } from "../projections/change";
import { boardAlone, deskOf, ownBoards } from "../projections/own";
import type { Envelope } from "./envelope";
import { type AnswerCommand, type ChartCommand, predictOnChart } from "./predictOnChart";
import { said } from "./said";

export type BoardCommand =
  | AddNoteCommand
  | MoveNoteCommand
  | UnplaceNoteCommand
  | RewordNoteCommand
  | ExplainNoteCommand
  | RemoveNoteCommand
  | RestoreNoteCommand
  | CommentCommand
  | RemoveCommentCommand
  | SetDiscussedCommand
  | MatchNoteCommand
  | UnmatchNoteCommand;

/** The event that this command would become; null when that cannot be foreseen. */
export function predictOnBoard(
  command: BoardCommand | ChartCommand | AnswerCommand,
  state: State,
  by: Envelope,
): AnyEvent | null {
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
    case "explainNote": {
      const at = noteAt(command.note, state);
      return at && { type: "note.explained", ...by, ...at, text: said(command.text) };
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
    case "setDiscussed":
      return marked(command, by);
    case "matchNote": {
      const activity = matchedIn(command.note, state);
      return activity === null
        ? null
        : { type: "note.matched", ...by, activity, note: command.note, to: command.to };
    }
    case "unmatchNote": {
      const activity = matchedIn(command.note, state);
      return activity === null ? null : { type: "note.unmatched", ...by, activity, note: command.note };
    }
    default:
      return predictOnChart(command, state, by);
  }
}

/**
 * The command as it has to be sent now. A new note goes on the seat's own board while everybody writes alone, and on the
 * group's as soon as that is shared, whatever the tablet knew of it when the note was written.
 */
export function redirected<Command extends AnyCommand>(command: Command, state: State, who: string): Command {
  if (command.type !== "addNote" || command.aspect || !command.board) return command;
  const activity = activityOf(command.board);
  const desk = deskOf(state, who, activity);
  const own = [...ownBoards(state, who, activity), boardAlone(state, who, activity)];
  return desk && desk !== command.board && own.includes(command.board)
    ? { ...command, board: desk }
    : command;
}

function marked(command: SetDiscussedCommand, by: Envelope): AspectMarked | null {
  const { board, aspect, state: mark, low, high } = command;
  if (!board) return null;
  const span = mark === "cantAgree" && typeof low === "number" && typeof high === "number" && { low, high };
  const text = mark === "depends" && { text: said(command.text ?? "") };
  return { type: "aspect.marked", ...by, board, aspect, mark, ...span, ...text };
}

function matchedIn(note: string, state: State): string | null {
  const known = state.boards.notes[note];
  return known ? activityOf(known.board) : null;
}

function noteAdded(command: AddNoteCommand, state: State, by: Envelope): AnyEvent | null {
  const { board, aspect = null, x = null, question } = redirected(command, state, whose(by));
  const note = board && aspect ? cardId(board, aspect) : command.note;
  if (!board || !note) return null;
  const words = said(command.text ?? "");
  const text = aspect && words === state.session.aspects[aspect]?.title ? "" : words;
  const y = x === null ? null : (command.y ?? 500);
  return { type: "note.added", ...by, board, note, aspect, text, x, y, ...(question && { question }) };
}

function commentAdded({ on, text, comment }: CommentCommand, state: State, by: Envelope): AnyEvent | null {
  const board = state.charts.points[on]?.chart ?? noteAt(on, state)?.board;
  return board && comment ? { type: "comment.added", ...by, board, comment, on, text: said(text) } : null;
}

/** The note and its board: a card says its board itself, anything else must be known. */
function noteAt(note: string, state: State): { readonly board: string; readonly note: string } | null {
  const known =
    state.boards.notes[note]?.board ?? (note.includes(":") ? note.slice(0, note.lastIndexOf(":")) : "");
  return known ? { board: known, note } : null;
}
