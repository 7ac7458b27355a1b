/**
 * What a command will most likely become: the event that the server would record, so that whoever gave it sees it at once.
 * It mirrors the success path of `server/rules/`; refusing is the server's business. Pure: time and ids come in.
 *
 * P1  A prediction is only ever shown, never kept: the server's own event, or its refusal, takes its place.
 * P2  What cannot be foreseen, such as an id that the server makes, gives null, and the screen waits for the server.
 * P3  A command is completed once, when it is given: with new ids and the board, so that it means the same when it is sent
 *     an hour later and the group has gone on to another activity.
 */
import type { AnyCommand, AnyEvent, State } from "../contract";
import { running } from "../projections/agenda";
import { boardId } from "../projections/board";
import { predictOnBoard } from "./predictOnBoard";
import { said } from "./said";
import { predictTimer } from "./timer";

/** The envelope of the event to be: `at` in the server's milliseconds, as well as this tablet knows them. */
export interface Envelope {
  readonly seq: number;
  readonly at: number;
  /** A seat's id or a facilitator's. */
  readonly by: string;
  readonly id: string;
}

/** The command with everything filled in that depends on the moment it is given (P3). */
export function complete(command: AnyCommand, state: State, me: string, newId: () => string): AnyCommand {
  switch (command.type) {
    case "addNote":
      return {
        ...command,
        ...(command.aspect || command.note ? {} : { note: newId() }),
        ...onBoard(command, state, me),
      };
    case "setDiscussed":
      return { ...command, ...onBoard(command, state, me) };
    case "comment":
      return command.comment ? command : { ...command, comment: newId() };
    case "reveal":
    case "hide":
    case "endActivity":
      return command.activity || !state.agenda.current
        ? command
        : { ...command, activity: state.agenda.current };
    default:
      return command;
  }
}

/** The event that this command would become; null when that cannot be foreseen. */
export function predict(command: AnyCommand, state: State, by: Envelope): AnyEvent | null {
  switch (command.type) {
    case "raiseHand":
      return { type: "hand.raised", ...by, seat: by.by, up: command.up ?? true };
    case "lowerHand":
      return { type: "hand.raised", ...by, seat: command.seat, up: false };
    case "renameSeat":
      return { type: "seat.renamed", ...by, seat: command.seat ?? by.by, name: said(command.name) };
    case "moveSeat":
      return { type: "seat.moved", ...by, seat: command.seat, group: command.group };
    case "removeSeat":
      return { type: "seat.removed", ...by, seat: command.seat };
    case "readmitSeat":
      return { type: "seat.readmitted", ...by, seat: command.seat };
    case "startActivity":
      return { type: "activity.started", ...by, activity: command.activity };
    case "endActivity":
      return { type: "activity.ended", ...by, activity: command.activity };
    case "reveal":
      return command.activity ? { type: "boards.revealed", ...by, activity: command.activity } : null;
    case "hide":
      return command.activity ? { type: "boards.hidden", ...by, activity: command.activity } : null;
    case "parkAspect":
      return { type: "aspect.parked", ...by, aspect: command.aspect, parked: command.parked ?? true };
    case "closeSession":
      return { type: "session.closed", ...by };
    case "reopenSession":
      return { type: "session.reopened", ...by };
    case "setTimer":
    case "extendTimer":
    case "pauseTimer":
    case "resumeTimer": {
      const timer = predictTimer(command, state.agenda.timer, by.at);
      return timer && { type: "timer.set", ...by, ...timer };
    }
    case "addAspect":
    case "markMoment":
      return null;
    default:
      return predictOnBoard(command, state, by);
  }
}

function onBoard(command: { readonly board?: string | null }, state: State, me: string): { board?: string } {
  if (command.board) return {};
  const [activity, seat] = [running(state.agenda), state.people.seats[me]];
  return activity && seat ? { board: boardId(activity.id, seat.group) } : {};
}
