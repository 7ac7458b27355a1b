/** The steps of a conversation on a tablet: what people expect, the talk, what they heard, and everybody's. Pure. */
import type { ActivityState, State } from "../../contract";
import { asked, ownAnswer } from "../reflection/answers";

export type Step = "before" | "talk" | "after" | "all";

/** The steps that this conversation has, in their order. */
export function stepsOf(activity: ActivityState): readonly Step[] {
  const has: Record<Step, boolean> = {
    before: asked(activity, "before").length > 0,
    talk: true,
    after: asked(activity, "after").length > 0,
    all: activity.revealed,
  };
  return ORDER.filter((step) => has[step]);
}

/** Where somebody begins: with what they expect, as long as they have not said so and not gone on to the talk. */
export function firstStep(state: State, activity: ActivityState, me: string, talking: boolean): Step {
  const open = asked(activity, "before").filter(({ id }) => !ownAnswer(state, activity.id, id, me));
  return open.length > 0 && !talking && activity.status === "running" ? "before" : "talk";
}

const ORDER: readonly Step[] = ["before", "talk", "after", "all"];
