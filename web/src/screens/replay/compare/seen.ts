/** Which groups' boards these eyes may see, and which rows lie between two instants. Pure. */
import type { ActivityState, Group, State } from "../../../contract";
import { boardId } from "../../../projections/board";
import { groupsIn } from "../../../projections/groups";
import type { Timeline } from "../../../replay/timeline";
import { EVERYTHING, type Eyes, type Filter, type Row } from "../../../replay/types";

/** The groups of an activity of whose work anything may be said: of others not even that there was none would be true. */
export function groupsSeen(today: State, activity: string, eyes: Eyes, timeline: Timeline): readonly Group[] {
  const groups = Object.values(groupsIn(today, activity));
  if (eyes === "facilitator" || today.agenda.activities[activity]?.revealed) return groups;
  const told = new Set([...timeline.rows(EVERYTHING)].map(({ board }) => board));
  return groups.filter(({ id }) => told.has(boardId(activity, id)));
}

/** The activities that have a board or a chart for each group, in the order of the agenda, once they had begun. */
export function withBoards(state: State): readonly ActivityState[] {
  return Object.values(state.agenda.activities).filter(
    ({ kind, mode, startedAt }) =>
      startedAt !== null && (kind === "chart" || (kind === "scale" && mode === "group")),
  );
}

/** The rows with `after < seq <= upto`. */
export function* rowsBetween(timeline: Timeline, after: number, upto: number): Generator<Row> {
  for (let at = timeline.rowOfSeq(after) + 1; at < timeline.length; at++) {
    const row = timeline.row(at);
    if (row.seq > upto) return;
    yield row;
  }
}

/** Is nothing left out? */
export function isEverything({ groups, aspects, kinds }: Filter): boolean {
  return groups.length + aspects.length + kinds.length === 0;
}
