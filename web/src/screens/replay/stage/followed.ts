/** Which activity the stage shows. Pure. */
import type { ActivityState, State } from "../../../contract";
import { nowOf } from "../../tablet/now";

/** The chosen activity as it was then, or the one that ran, or the last one that had; null before the first. */
export function followed(state: State, chosen: string | null): ActivityState | null {
  const stayed = chosen === null ? undefined : state.agenda.activities[chosen];
  return stayed ?? nowOf(state)?.activity ?? null;
}
