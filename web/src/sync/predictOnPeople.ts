/** What a command about seats will most likely become, as `server/rules/on_people.py` does. Pure. */
import type {
  AddCompanionCommand,
  AnyEvent,
  AppointScribeCommand,
  Formation,
  HandRaised,
  LowerHandCommand,
  MoveSeatCommand,
  RaiseHandCommand,
  ReadmitSeatCommand,
  RemoveFacilitatorCommand,
  RemoveSeatCommand,
  RenameSeatCommand,
  State,
} from "../contract";
import { whose } from "../projections/change";
import { called } from "./called";
import type { Envelope } from "./envelope";
import { type BoardCommand, predictOnBoard } from "./predictOnBoard";
import type { AnswerCommand, ChartCommand } from "./predictOnChart";

export type PeopleCommand =
  | RaiseHandCommand
  | LowerHandCommand
  | RenameSeatCommand
  | AddCompanionCommand
  | AppointScribeCommand
  | MoveSeatCommand
  | RemoveSeatCommand
  | ReadmitSeatCommand
  | RemoveFacilitatorCommand
  | BoardCommand
  | ChartCommand
  | AnswerCommand;

/** The event that this command would become; null when that cannot be foreseen. */
export function predictOnPeople(command: PeopleCommand, state: State, by: Envelope): AnyEvent | null {
  const who = whose(by);
  switch (command.type) {
    case "raiseHand":
      return hand(command, who, command.up ?? true, by);
    case "lowerHand":
      return hand(command, command.seat, false, by);
    case "renameSeat":
      return { type: "seat.renamed", ...by, seat: command.seat ?? who, name: called(command.name) };
    case "addCompanion":
      return companion(command, state, by);
    case "appointScribe": {
      const seat = command.seat ?? who;
      const former = state.people.seats[seat]?.scribe;
      return { type: "scribe.appointed", ...by, seat, scribe: command.scribe, ...(former && { former }) };
    }
    case "moveSeat": {
      const { seat, group, activity } = command;
      return { type: "seat.moved", ...by, seat, group, ...(activity && { activity }) };
    }
    case "removeSeat":
      return { type: "seat.removed", ...by, seat: command.seat };
    case "readmitSeat":
      // Where groups were formed meanwhile, only the server says at which table.
      if (Object.values(state.people.formations).some(({ seats }) => !seats[command.seat])) return null;
      return { type: "seat.readmitted", ...by, seat: command.seat };
    case "removeFacilitator":
      return { type: "facilitator.removed", ...by, facilitator: command.facilitator };
    default:
      return predictOnBoard(command, state, by);
  }
}

function hand(
  { need = "help" }: RaiseHandCommand | LowerHandCommand,
  seat: string,
  up: boolean,
  by: Envelope,
): HandRaised {
  return { type: "hand.raised", ...by, seat, up, ...(need !== "help" && { need }) };
}

/** Without an alias, which the server makes: what this companion does alone and unnamed waits for it. */
function companion(
  { name, background, seat }: AddCompanionCommand,
  state: State,
  by: Envelope,
): AnyEvent | null {
  if (!seat || by.author) return null;
  const formed = Object.entries(state.people.formations);
  const groups = Object.fromEntries(
    formed.map(([id, one]) => [id, one.seats[by.by] || emptiest(one, background, state)]),
  );
  const joined = { seat: `s-${seat}`, name: called(name), background };
  return { type: "seat.joined", ...by, ...joined, ...(formed.length > 0 && { groups }) };
}

/** For whom the tablet has no table: where the fewest of the background sit, then the fewest people, then the first. */
function emptiest({ groups, seats }: Formation, background: string, state: State): string {
  const crowd = (group: string) => {
    const sitting = Object.keys(seats).filter((seat) => seats[seat] === group);
    const here = sitting.map((seat) => state.people.seats[seat]).filter((seat) => seat && !seat.removed);
    return [here.filter((seat) => seat?.background === background).length, here.length] as const;
  };
  const crowds = Object.keys(groups).map((id) => ({ id, crowd: crowd(id) }));
  const [first] = crowds.sort((a, b) => a.crowd[0] - b.crowd[0] || a.crowd[1] - b.crowd[1]);
  return first?.id ?? "";
}
