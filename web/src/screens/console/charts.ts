/** The charts of an activity as a facilitator tidies them: by group, by aspect, points that say the same together. Pure. */
import type { AspectState, BearerState, Comment, Group, Point, State } from "../../contract";
import { boardId } from "../../projections/board";
import { groupsIn } from "../../projections/groups";

export type Side = Point["side"];

/** A point with those that say the same and are shown with it. */
export interface PointView {
  readonly point: Point;
  readonly joined: readonly Point[];
  /** Those who agree with any of them, each counted once as far as they can be told apart. */
  readonly supporters: number;
  readonly bearers: readonly BearerState[];
  readonly comments: readonly Comment[];
}

export interface AspectView {
  readonly aspect: AspectState;
  readonly pro: readonly PointView[];
  readonly con: readonly PointView[];
}

export interface ChartView {
  readonly id: string;
  readonly group: Group;
  /** Only aspects that the chart has points for, in their order. */
  readonly aspects: readonly AspectView[];
  readonly bin: readonly Point[];
  readonly pro: number;
  readonly con: number;
}

/** Every group's chart in an activity. */
export function chartsOf(state: State, activity: string): readonly ChartView[] {
  return Object.values(groupsIn(state, activity)).map((group) =>
    chartOf(state, boardId(activity, group.id), group),
  );
}

function chartOf(state: State, id: string, group: Group): ChartView {
  const all = Object.values(state.charts.points).filter((point) => point.chart === id);
  const points = all.filter((point) => !point.removed);
  const aspects = Object.values(state.session.aspects)
    .map((aspect) => {
      const here = points.filter((point) => point.aspect === aspect.id);
      return { aspect, pro: side(state, here, points, "pro"), con: side(state, here, points, "con") };
    })
    .filter(({ pro, con }) => pro.length + con.length > 0);
  const count = (which: "pro" | "con") => aspects.reduce((sum, view) => sum + view[which].length, 0);
  return {
    id,
    group,
    aspects,
    bin: all.filter((point) => point.removed),
    pro: count("pro"),
    con: count("con"),
  };
}

function side(
  state: State,
  here: readonly Point[],
  all: readonly Point[],
  which: Side,
): readonly PointView[] {
  return here
    .filter((point) => point.side === which && standsAlone(point, all))
    .map((point) => pointView(state, point, all));
}

/** A point that was joined to one which is gone stands for itself: no words may vanish with another's. */
function standsAlone(point: Point, all: readonly Point[]): boolean {
  return point.into === null || !all.some(({ id }) => id === point.into);
}

function pointView(state: State, point: Point, all: readonly Point[]): PointView {
  const joined = all.filter((other) => other.into === point.id);
  const together = [point, ...joined];
  const ids = new Set(together.map(({ id }) => id));
  const named = new Set<string>();
  let nameless = 0;
  for (const who of together.flatMap(({ supporters }) => supporters)) {
    if (Object.hasOwn(state.people.seats, who)) named.add(who);
    else nameless += 1;
  }
  return {
    point,
    joined,
    supporters: named.size + nameless,
    bearers: point.bearers.map((id) => state.charts.bearers[id]).filter((bearer) => bearer !== undefined),
    comments: Object.values(state.boards.comments).filter((one) => ids.has(one.on) && !one.removed),
  };
}

/** Points of the same chart, aspect and side that this one can be shown with. */
export function joinable(state: State, point: Point): readonly Point[] {
  return Object.values(state.charts.points).filter(
    (other) =>
      other.id !== point.id &&
      other.chart === point.chart &&
      other.aspect === point.aspect &&
      other.side === point.side &&
      other.into === null &&
      !other.removed,
  );
}

/** Those who can bear a point on this chart: the ones for all charts, and its own. */
export function bearersOn(state: State, chart: string): readonly BearerState[] {
  return Object.values(state.charts.bearers).filter(
    (bearer) => bearer.chart === null || bearer.chart === chart,
  );
}
