/**
 * What a command will most likely become: the event that the server would record, so that whoever gave it sees it at once.
 * It mirrors the success path of `server/rules/`; refusing is the server's business. Pure: time and ids come in.
 *
 * P1  A prediction is only ever shown, never kept: the server's own event, or its refusal, takes its place.
 * P2  What cannot be foreseen, such as how tables are dealt out, gives null, and the screen waits for the server. An id
 *     that the server makes is another one in the prediction: what is shown under it stays, the id does not.
 * P3  A command is completed once, when it is given: with new ids and the board, so that it means the same when it is sent
 *     an hour later and the group has gone on to another activity.
 */
import type {
  AnyCommand,
  AnyEvent,
  ChangeMomentCommand,
  DeclareBandsCommand,
  LockDoorCommand,
  LookHereCommand,
  MarkMomentCommand,
  OpenReplayCommand,
  RemoveMomentCommand,
  StartActivityCommand,
  State,
} from "../contract";
import { running } from "../projections/agenda";
import { deskOf, ownBoard, ownChart } from "../projections/own";
import type { Envelope } from "./envelope";
import { type PeopleCommand, predictOnPeople } from "./predictOnPeople";
import { predictTimer } from "./timer";

/** The command with everything filled in that depends on the moment it is given (P3); `who` is whose doing it is. */
export function complete(command: AnyCommand, state: State, who: string, newId: () => string): AnyCommand {
  switch (command.type) {
    case "addNote":
      if (command.aspect) return { ...command, ...named("board", command.board, state, who, ownBoard) };
      return {
        ...{ note: newId(), ...command },
        ...named("board", command.board, state, who, deskOf),
      };
    case "setDiscussed":
      return { ...command, ...named("board", command.board, state, who, ownBoard) };
    case "addPoint":
      return { point: newId(), ...command, ...named("chart", command.chart, state, who, ownChart) };
    case "addBearer":
      return { bearer: newId(), ...command, ...named("chart", command.chart, state, who, ownChart) };
    case "comment":
      return { comment: newId(), ...command };
    case "addCompanion":
      return { seat: newId(), ...command };
    case "markMoment":
      return { moment: newId(), ...command };
    case "reveal":
    case "hide":
    case "startWriting":
    case "shareWriting":
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
    case "startActivity":
      return started(command, state, by);
    case "endActivity":
      return { type: "activity.ended", ...by, activity: command.activity };
    case "reveal":
      return command.activity ? { type: "boards.revealed", ...by, activity: command.activity } : null;
    case "hide":
      return command.activity ? { type: "boards.hidden", ...by, activity: command.activity } : null;
    case "startWriting":
      return command.activity ? { type: "writing.started", ...by, activity: command.activity } : null;
    case "shareWriting":
      return command.activity ? { type: "writing.shared", ...by, activity: command.activity } : null;
    case "lookHere":
      return lookedHere(command, by);
    case "parkAspect":
      return { type: "aspect.parked", ...by, aspect: command.aspect, parked: command.parked ?? true };
    case "declareBands":
      return { type: "bands.declared", ...by, bands: bandsOf(command) };
    case "lockBoards":
      return { type: "boards.locked", ...by, locked: command.locked ?? true };
    case "lockDoor":
      return { type: "door.locked", ...by, ...doorOf(command) };
    case "hideNote":
      return { type: "words.hidden", ...by, on: command.on, hidden: command.hidden ?? true };
    case "eraseNote":
      return { type: "words.erased", ...by, on: command.on, why: command.why };
    case "eraseName":
      return { type: "name.erased", ...by, seat: command.seat, why: command.why };
    case "eraseSeat":
      return { type: "seat.erased", ...by, seat: command.seat, why: command.why };
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
    case "markMoment":
    case "changeMoment":
    case "removeMoment":
    case "openReplay":
      return onTimeline(command, by);
    case "addAspect":
    case "formGroups":
      return null;
    default:
      return predictOnPeople(command satisfies PeopleCommand, state, by);
  }
}

function doorOf({ locked = true, asking = false }: LockDoorCommand) {
  return { locked, ...(asking && !locked && { asking }) };
}

type TimelineCommand = MarkMomentCommand | ChangeMomentCommand | RemoveMomentCommand | OpenReplayCommand;

function onTimeline(command: TimelineCommand, by: Envelope): AnyEvent | null {
  switch (command.type) {
    case "markMoment":
      return marked(command, by);
    case "changeMoment": {
      const { moment, notes = [] } = command;
      return { type: "moment.changed", ...by, moment, ...wordsOf(command), notes: [...new Set(notes)] };
    }
    case "removeMoment":
      return { type: "moment.removed", ...by, moment: command.moment };
    case "openReplay":
      return { type: "replay.opened", ...by, open: command.open ?? true };
    default:
      return command satisfies never;
  }
}

function marked(command: MarkMomentCommand, by: Envelope): AnyEvent | null {
  const { moment, about, notes = [] } = command;
  if (!moment) return null;
  const speaks = {
    ...(about && { about }),
    ...(notes.length > 0 && { notes: [...new Set(notes)] }),
  };
  return { type: "moment.marked", ...by, moment, ...wordsOf(command), ...speaks };
}

function wordsOf({ label, memo }: MarkMomentCommand | ChangeMomentCommand) {
  return { label: label.trim(), memo: (memo ?? "").trim() };
}

/** What the command leaves unnamed, as `find` knows it for this seat; nothing where it names it, or nobody knows. */
function named<Name extends "board" | "chart">(
  name: Name,
  given: string | null | undefined,
  state: State,
  who: string,
  find: typeof ownBoard,
): { readonly [key in Name]?: string } {
  const activity = running(state.agenda);
  const found = given || (activity && find(state, who, activity.id));
  return (found ? { [name]: found } : {}) as { readonly [key in Name]?: string };
}

/** The first start of an activity with mixed groups deals the tables out, which is the server's chance. */
function started({ activity }: StartActivityCommand, state: State, by: Envelope): AnyEvent | null {
  const mixed = state.agenda.activities[activity]?.grouping === "mixed";
  return mixed && !state.people.formations[activity] ? null : { type: "activity.started", ...by, activity };
}

function lookedHere({ aspect, up = true }: LookHereCommand, by: Envelope): AnyEvent {
  return { type: "attention.called", ...by, aspect: (up && aspect) || null, up };
}

function bandsOf({ near, far }: DeclareBandsCommand): { readonly near: number; readonly far: number } | null {
  return near === null || far === null ? null : { near, far };
}
