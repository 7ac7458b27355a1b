/**
 * Undo and redo of what was done on this tablet, as commands like any other. Pure.
 *
 * U1  Only one's own: what others did since is not touched. Every undo names the command that it takes back, and the
 *     server refuses it (`moved-since`, `reworded-since`) when somebody has moved or reworded the same note in between.
 * U2  An undo can be redone and a redo undone, until something new is done.
 * U3  What was refused was not done: there is nothing to undo.
 * U4  Once another activity runs, or none, what was done before stays done: the server would refuse to take it back.
 */
import type { AddNoteCommand, AnyCommand, Note, SetDiscussedCommand, State } from "../contract";
import { cardId, type Mark } from "../projections/board";
import type { Signature } from "./envelope";
import { inverseOfAnswer, inverseOnChart } from "./undoOnChart";

/**
 * Something that was done, under the key of the command that did it, and the commands that go back and forth again: in the
 * name in which it was done.
 */
export interface Turn extends Signature {
  readonly key: string;
  readonly back: AnyCommand;
  readonly forth: AnyCommand | null;
}

export interface History {
  readonly past: readonly Turn[];
  readonly future: readonly Turn[];
}

export const NO_HISTORY: History = { past: [], future: [] };
const LONGEST = 200;

/** Something new was done by `who`; `before` is what was shown before it. */
export function did(
  history: History,
  key: string,
  command: AnyCommand,
  before: State,
  who: string,
  signed: Signature = {},
): History {
  const back = inverse(command, before, who);
  if (!back) return history;
  return {
    past: [...history.past, { ...signed, key, back, forth: again(command) }].slice(-LONGEST),
    future: [],
  };
}

/** What to do to take back the last thing, and the history once that is done under the key `next`. */
export function undo({ past, future }: History, next: string): readonly [Turn, History] | null {
  const turn = past.at(-1);
  if (!turn) return null;
  return [turn, { past: past.slice(0, -1), future: turned(future, turn, next) }];
}

/** What to do to do again what was last taken back. */
export function redo({ past, future }: History, next: string): readonly [Turn, History] | null {
  const turn = future.at(-1);
  if (!turn) return null;
  return [turn, { past: turned(past, turn, next), future: future.slice(0, -1) }];
}

/** The command of this key was refused. */
export function didNot({ past, future }: History, key: string): History {
  const others = (turn: Turn) => turn.key !== key;
  return { past: past.filter(others), future: future.filter(others) };
}

/** The command with which `who` takes this one back, from what was shown before it; null where there is none. */
export function inverse(command: AnyCommand, before: State, who: string): AnyCommand | null {
  switch (command.type) {
    case "addNote":
      return unadded(command);
    case "moveNote":
    case "unplaceNote":
      return backTo(command.note, before);
    case "setDiscussed":
      return command.board ? backTo(cardId(command.board, command.aspect), before, "open") : null;
    case "rewordNote": {
      const text = wordsBefore(command.note, before);
      return text ? { type: "rewordNote", note: command.note, text } : null;
    }
    case "explainNote":
      return {
        type: "explainNote",
        note: command.note,
        text: before.boards.notes[command.note]?.reason ?? "",
      };
    case "removeNote":
      return restored(command.note);
    case "restoreNote":
      return { type: "removeNote", note: command.note };
    case "comment":
      return command.comment ? { type: "removeComment", comment: command.comment } : null;
    case "matchNote":
      return matchedAs(command.note, before) ?? { type: "unmatchNote", note: command.note };
    case "unmatchNote":
      return matchedAs(command.note, before);
    case "reflect":
      return inverseOfAnswer(command, before, who);
    default:
      return inverseOnChart(command, before);
  }
}

/** The command that puts a note back to where it was before it was last moved; null for one that never was. */
export function putBack({ id, was }: Note): AnyCommand | null {
  if (was === null) return null;
  const { x, y } = was;
  return x === null ? { type: "unplaceNote", note: id } : { type: "moveNote", note: id, x, y: y ?? 500 };
}

/** Back to its place, to what the group had said of its aspect, or to the tray; `unsaid` takes a mark back first. */
function backTo(id: string, before: State, unsaid?: Mark): AnyCommand {
  const note: Note | undefined = before.boards.notes[id];
  if (note && note.x !== null) return { type: "moveNote", note: id, x: note.x, y: note.y ?? 500 };
  const mark = before.boards.marks[id] ?? unsaid;
  const colon = id.lastIndexOf(":");
  if (!mark || colon < 0) return { type: "unplaceNote", note: id };
  return saidBefore(id, id.slice(0, colon), id.slice(colon + 1), mark, before);
}

/** What was said of the aspect, with the ends of what was not agreed on, or with what it depends on. */
function saidBefore(
  card: string,
  board: string,
  aspect: string,
  state: Mark,
  before: State,
): SetDiscussedCommand {
  const [span, text] = [before.boards.spans[card], before.boards.depends[card]];
  const more = { ...(span && { low: span.low, high: span.high }), ...(text && { text }) };
  return { type: "setDiscussed", board, aspect, state, ...more };
}

function matchedAs(note: string, before: State): AnyCommand | null {
  const to = before.boards.matches[note];
  return to ? { type: "matchNote", note, to } : null;
}

function wordsBefore(id: string, before: State): string {
  const own = before.boards.notes[id]?.text;
  return own || (before.session.aspects[id.slice(id.lastIndexOf(":") + 1)]?.title ?? "");
}

function unadded({ note, aspect, board, x }: AddNoteCommand): AnyCommand | null {
  if (note && !aspect) return { type: "removeNote", note };
  return aspect && board && x !== undefined && x !== null
    ? { type: "unplaceNote", note: cardId(board, aspect) }
    : null;
}

function restored(note: string): AnyCommand {
  return { type: "restoreNote", note };
}

/** How to do it once more after it was taken back: what was added comes out of the bin, if it has one. */
function again(command: AnyCommand): AnyCommand | null {
  if (command.type === "addNote") return command.note && !command.aspect ? restored(command.note) : null;
  if (command.type === "addPoint")
    return command.point ? { type: "restorePoint", point: command.point } : null;
  return command.type === "comment" ? null : command;
}

function turned(turns: readonly Turn[], { back, forth, ...turn }: Turn, key: string): readonly Turn[] {
  return forth ? [...turns, { ...turn, key, back: forth, forth: back }] : turns;
}
