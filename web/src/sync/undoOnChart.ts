/** What takes back what was done on a chart, or answered. Pure. */
import type { AnyCommand, ReflectCommand, State } from "../contract";
import { running } from "../projections/agenda";
import { ownAnswer } from "../projections/own";

/** The command that takes this one back, from what was shown before it; null where there is none. */
export function inverseOnChart(command: AnyCommand, before: State): AnyCommand | null {
  switch (command.type) {
    case "addPoint":
      return command.point ? { type: "removePoint", point: command.point } : null;
    case "removePoint":
      return { type: "restorePoint", point: command.point };
    case "restorePoint":
      return { type: "removePoint", point: command.point };
    case "supportPoint":
      return { type: "unsupportPoint", point: command.point };
    case "unsupportPoint":
      return { type: "supportPoint", point: command.point };
    case "rewordPoint":
    case "movePoint":
    case "joinPoints":
    case "partPoint":
      return asBefore(command, before);
    default:
      return null;
  }
}

/** The answer that was there before, or none. What a facilitator copies from paper is changed where it stands. */
export function inverseOfAnswer({ prompt }: ReflectCommand, before: State, who: string): AnyCommand | null {
  const activity = running(before.agenda);
  if (!activity || !before.people.seats[who]) return null;
  const earlier = ownAnswer(before, who, activity.id, prompt);
  if (!earlier) return { type: "reflect", activity: activity.id, prompt };
  const { text, rating, named } = earlier;
  return { type: "reflect", activity: activity.id, prompt, text, rating, named };
}

type Changing = "rewordPoint" | "movePoint" | "joinPoints" | "partPoint";

function asBefore(
  command: Extract<AnyCommand, { readonly type: Changing }>,
  before: State,
): AnyCommand | null {
  const known = before.charts.points[command.point];
  if (!known) return null;
  const { id: point, text, bearers, side, aspect, into } = known;
  switch (command.type) {
    case "rewordPoint":
      return { type: "rewordPoint", point, text, bearers };
    case "movePoint":
      return { type: "movePoint", point, side, aspect };
    case "joinPoints":
    case "partPoint":
      return into === null ? { type: "partPoint", point } : { type: "joinPoints", point, into };
    default:
      return command satisfies never;
  }
}
