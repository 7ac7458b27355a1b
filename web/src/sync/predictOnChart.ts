/** What a command about points and answers will most likely become, as `server/rules/` does. Pure. */
import type {
  AddBearerCommand,
  AddPointCommand,
  AnyEvent,
  JoinPointsCommand,
  MovePointCommand,
  PartPointCommand,
  Point,
  ReflectCommand,
  RemovePointCommand,
  RestorePointCommand,
  RewordPointCommand,
  State,
  SupportPointCommand,
  UnsupportPointCommand,
} from "../contract";
import { running } from "../projections/agenda";
import { whose } from "../projections/change";
import { groupIn } from "../projections/groups";
import { ownAnswer } from "../projections/own";
import type { Envelope } from "./envelope";
import { said } from "./said";

export type ChartCommand =
  | AddPointCommand
  | RewordPointCommand
  | MovePointCommand
  | RemovePointCommand
  | RestorePointCommand
  | SupportPointCommand
  | UnsupportPointCommand
  | JoinPointsCommand
  | PartPointCommand
  | AddBearerCommand;

export type AnswerCommand = ReflectCommand;

/** The event that this command would become; null when that cannot be foreseen. */
export function predictOnChart(
  command: ChartCommand | AnswerCommand,
  state: State,
  by: Envelope,
): AnyEvent | null {
  switch (command.type) {
    case "addPoint":
      return added(command, by);
    case "addBearer":
      return bearerAdded(command, state, by);
    case "reflect":
      return answered(command, state, by);
    default: {
      const point = state.charts.points[command.point];
      return point ? changed(command, point, by) : null;
    }
  }
}

function changed(
  command: Exclude<ChartCommand, AddPointCommand | AddBearerCommand>,
  { id: point, chart, aspect, side, bearers }: Point,
  by: Envelope,
): AnyEvent {
  const at = { ...by, chart, point };
  switch (command.type) {
    case "rewordPoint": {
      const text = said(command.text);
      return { type: "point.reworded", ...at, bearers: each(command.bearers ?? bearers), text };
    }
    case "movePoint":
      return { type: "point.moved", ...at, aspect: command.aspect || aspect, side: command.side || side };
    case "removePoint":
      return { type: "point.removed", ...at };
    case "restorePoint":
      return { type: "point.restored", ...at };
    case "supportPoint":
      return { type: "point.supported", ...at };
    case "unsupportPoint":
      return { type: "point.unsupported", ...at };
    case "joinPoints":
      return { type: "point.joined", ...at, into: command.into };
    case "partPoint":
      return { type: "point.parted", ...at };
    default:
      return command satisfies never;
  }
}

function added(command: AddPointCommand, by: Envelope): AnyEvent | null {
  const { chart, point, aspect, side, bearers = [], bearer } = command;
  if (!chart || !point) return null;
  const all = each(bearer ? [...bearers, bearer] : bearers);
  return { type: "point.added", ...by, chart, point, aspect, side, bearers: all, text: said(command.text) };
}

/** On all charts by a facilitator who names none; a seat has a chart, or the server says that it has none. */
function bearerAdded(
  { bearer, name, chart = null }: AddBearerCommand,
  state: State,
  by: Envelope,
): AnyEvent | null {
  if (!bearer || (chart === null && state.people.seats[whose(by)])) return null;
  return { type: "bearer.added", ...by, chart, bearer: `b-${bearer}`, name: said(name) };
}

/** In place of the earlier answer; the id of a first one is the server's to make. */
function answered(command: ReflectCommand, state: State, by: Envelope): AnyEvent | null {
  const [activity, who] = [running(state.agenda), whose(by)];
  if (!activity) return null;
  const seated = Boolean(state.people.seats[who]);
  const earlier = seated ? ownAnswer(state, who, activity.id, command.prompt)?.id : command.reflection;
  return {
    ...{ type: "reflection.given", ...by, activity: activity.id, prompt: command.prompt },
    reflection: earlier ?? `${activity.id}:${command.prompt}:${by.id}`,
    text: said(command.text ?? ""),
    rating: command.rating ?? null,
    named: seated && (command.named ?? false),
    group: (seated && groupIn(state, who, activity.id)) || "",
  };
}

function each(bearers: readonly string[]): readonly string[] {
  return [...new Set(bearers)];
}
