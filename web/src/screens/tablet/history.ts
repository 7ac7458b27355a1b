/**
 * A person's own undo and redo. Undoing is a new command that puts things back, never the removal of an event, and it is
 * given only while nobody else has touched the same thing since. Pure.
 */
import type { AnyCommand, Change, State } from "../../contract";

/** Something this person did, and the command that puts it back. */
export interface Deed {
  readonly done: AnyCommand;
  readonly back: AnyCommand;
  /** The note it was about. */
  readonly note: string;
  /** What others may have changed since. */
  readonly part: "place" | "words" | "none";
}

export interface History {
  readonly undo: readonly Deed[];
  readonly redo: readonly Deed[];
}

export const NOTHING_DONE: History = { undo: [], redo: [] };

/** How many deeds are remembered: an afternoon of one person's. */
const KEPT = 200;

/** What `command` does to `before`, with its way back; null for what has none (raising a hand, taking a comment back). */
export function deed(command: AnyCommand, before: State): Deed | null {
  switch (command.type) {
    case "moveNote":
    case "unplaceNote":
      return { done: command, back: placeBefore(command.note, before), note: command.note, part: "place" };
    case "setDiscussed": {
      const note = `${command.board}:${command.aspect}`;
      return command.board ? { done: command, back: placeBefore(note, before), note, part: "place" } : null;
    }
    case "rewordNote": {
      const text = textBefore(command.note, before);
      const back: AnyCommand = { type: "rewordNote", note: command.note, text };
      return { done: command, back, note: command.note, part: "words" };
    }
    case "addNote":
      return command.note
        ? {
            done: command,
            back: { type: "removeNote", note: command.note },
            note: command.note,
            part: "none",
          }
        : null;
    case "removeNote":
      return {
        done: command,
        back: { type: "restoreNote", note: command.note },
        note: command.note,
        part: "none",
      };
    case "restoreNote":
      return {
        done: command,
        back: { type: "removeNote", note: command.note },
        note: command.note,
        part: "none",
      };
    case "comment":
      return command.comment
        ? {
            done: command,
            back: { type: "removeComment", comment: command.comment },
            note: command.on,
            part: "none",
          }
        : null;
    default:
      return null;
  }
}

/** The history after a new deed: what was undone before can no longer be done again. */
export function remember(history: History, new_: Deed): History {
  return { undo: [...history.undo, new_].slice(-KEPT), redo: [] };
}

/** Who else has touched what `deed` touched, since: their id, or null when the way back is free. */
export function inTheWay(of: Deed, state: State, me: string): string | null {
  const note = state.boards.notes[of.note];
  const change = of.part === "place" ? note?.moved : of.part === "words" ? note?.worded : null;
  return change && change.by !== me ? change.by : null;
}

/**
 * The same command, to be refused if somebody touches the note before it arrives. `known` is the newest event that the
 * server has confirmed: a change of one's own that is still on its way has no number yet to be checked against.
 */
export function guarded(command: AnyCommand, state: State, known: number): AnyCommand {
  const since = (change: Change | null | undefined) =>
    change && change.seq <= known ? { since: change.seq } : {};
  switch (command.type) {
    case "moveNote":
    case "unplaceNote":
      return { ...command, ...since(state.boards.notes[command.note]?.moved) };
    case "rewordNote":
      return { ...command, ...since(state.boards.notes[command.note]?.worded) };
    case "setDiscussed":
      return { ...command, ...since(state.boards.notes[`${command.board}:${command.aspect}`]?.moved) };
    default:
      return command;
  }
}

function placeBefore(id: string, before: State): AnyCommand {
  const note = before.boards.notes[id];
  const mark = before.boards.marks[id];
  const cut = id.lastIndexOf(":");
  if (mark && mark !== "open") {
    return { type: "setDiscussed", aspect: id.slice(cut + 1), state: mark, board: id.slice(0, cut) };
  }
  if (note && note.x !== null && note.y !== null) return { type: "moveNote", note: id, x: note.x, y: note.y };
  return { type: "unplaceNote", note: id };
}

function textBefore(id: string, before: State): string {
  const said = before.boards.notes[id]?.text;
  return said || (before.session.aspects[id.slice(id.lastIndexOf(":") + 1)]?.title ?? "");
}
