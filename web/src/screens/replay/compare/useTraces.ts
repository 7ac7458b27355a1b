import { useMemo, useState } from "react";
import type { ActivityState, Group } from "../../../contract";
import { type GroupTraces, type Traces, traces } from "../../../replay/traces";
import { EVERYTHING } from "../../../replay/types";
import { useFollow, useReplay, useShown, useTimeline, useToday, useViewer } from "../useReplay";
import { groupsSeen } from "./seen";

/** One group's column. */
export interface Column {
  readonly group: Group;
  readonly found: GroupTraces;
}

export interface TracesView {
  /** The scales that there are to choose from. */
  readonly scales: readonly ActivityState[];
  readonly activity: ActivityState | null;
  readonly found: Traces | null;
  readonly columns: readonly Column[];
  /** The ids of the aspects that are looked at, in their order. */
  readonly aspects: readonly string[];
  choose(activity: string): void;
}

/** The traces of the scale that is on the stage or was chosen, of what is looked at. */
export function useTraces(): TracesView {
  const { about } = useReplay();
  const [today, timeline, { eyes }] = [useToday(), useTimeline(), useViewer()];
  const { activity: shown } = useFollow();
  const filter = useShown((now) => now.filter);
  const [asked, choose] = useState<string | null>(null);
  const scales = Object.values(today.agenda.activities).filter(
    ({ kind, startedAt }) => kind === "scale" && startedAt !== null,
  );
  const by = (id: string | null | undefined) => scales.find((scale) => scale.id === id);
  const activity = by(asked) ?? by(shown?.id) ?? scales[0] ?? null;
  const id = activity?.id ?? null;
  const groups = useMemo(
    () => (id === null ? [] : groupsSeen(today, id, eyes, timeline)),
    [today, id, eyes, timeline],
  );
  // Made once, when all rows are here: they come in pages, and each would make it again.
  const whole = timeline.upto >= about.upto;
  const found = useMemo(() => {
    if (id === null || !whole) return null;
    const ids = groups.map((group) => group.id);
    return traces(timeline.rows(EVERYTHING), today, id, ids);
  }, [timeline, today, id, groups, whole]);
  const columns = (found?.groups ?? []).flatMap((one) => {
    const group = groups.find((each) => each.id === one.group);
    const looked = filter.groups.length === 0 || filter.groups.includes(one.group);
    return group && looked ? [{ group, found: one }] : [];
  });
  const aspects = (columns[0]?.found.traces ?? [])
    .map(({ aspect }) => aspect)
    .filter((aspect) => filter.aspects.length === 0 || filter.aspects.includes(aspect));
  return { scales, activity, found, columns, aspects, choose };
}
