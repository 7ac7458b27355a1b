import { useMemo } from "react";
import { groupsSeen } from "../compare/seen";
import { useTimeline, useToday, useViewer } from "../useReplay";

/** The groups of an activity of whose work these eyes see anything; a board of others would only look empty. */
export function useSeen(activity: string): ReadonlySet<string> {
  const [{ eyes }, today, timeline] = [useViewer(), useToday(), useTimeline()];
  return useMemo(
    () => new Set(groupsSeen(today, activity, eyes, timeline).map(({ id }) => id)),
    [today, activity, eyes, timeline],
  );
}
