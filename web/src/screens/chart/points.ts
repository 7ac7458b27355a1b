/** What a chart shows: points by aspect and side, with those that say the same together, and who bears them. Pure. */
import type { AspectState, BearerState, Comment, Group, Point, State } from "../../contract";
import { boardId } from "../../projections/board";
import { groupsIn } from "../../projections/groups";

export type Side = Point["side"];

export const SIDES: readonly Side[] = ["pro", "con"];

/** A point with those that say the same and are shown with it. */
export interface PointView {
  readonly point: Point;
  readonly joined: readonly Point[];
  /** How many agree with it or with one that is shown with it, each counted once as far as they can be told apart. */
  readonly agree: number;
  /** Everybody whom it or one that is shown with it names, each once. */
  readonly bearers: readonly BearerState[];
  readonly comments: readonly Comment[];
}

export interface SidesView {
  readonly pro: readonly PointView[];
  readonly con: readonly PointView[];
}

/** How many points for and against name somebody; `bearer` is null for the points that name nobody. */
export interface Total {
  readonly bearer: BearerState | null;
  readonly pro: number;
  readonly con: number;
}

/** One group's chart. */
export interface GroupChart {
  readonly id: string;
  readonly group: Group;
}

/** The charts of an activity, in the order of its groups. */
export function chartsIn(state: State, activity: string): readonly GroupChart[] {
  return Object.values(groupsIn(state, activity)).map((group) => ({
    id: boardId(activity, group.id),
    group,
  }));
}

/** The aspects that a chart can be about, in their order: those put aside only where these charts hold points on them. */
export function aspectsFor(state: State, charts: readonly string[]): readonly AspectState[] {
  const used = new Set(pointsOn(state, charts).map((point) => point.aspect));
  return Object.values(state.session.aspects).filter((aspect) => !aspect.parked || used.has(aspect.id));
}

/** What lies on a chart under an aspect; without one, on the whole chart. */
export function sidesOf(state: State, chart: string, aspect?: string): SidesView {
  const points = pointsOn(state, [chart]);
  const heads = points.filter((point) => standsAlone(point, points));
  const side = (which: Side) =>
    heads
      .filter((point) => point.side === which && (aspect === undefined || point.aspect === aspect))
      .map((point) => pointView(state, point, points));
  return { pro: side("pro"), con: side("con") };
}

/** A point as it is shown; undefined once it is removed, or shown with another. */
export function pointIn(state: State, id: string): PointView | undefined {
  const point = state.charts.points[id];
  if (!point || point.removed) return undefined;
  return pointView(state, point, pointsOn(state, [point.chart]));
}

/** Points of a chart that were removed and can be put back. */
export function binOf(state: State, chart: string): readonly Point[] {
  return Object.values(state.charts.points).filter((point) => point.chart === chart && point.removed);
}

/** Those who can bear a point on this chart: the ones for all charts, and its own. */
export function bearersFor(state: State, chart: string): readonly BearerState[] {
  return Object.values(state.charts.bearers).filter((one) => one.chart === null || one.chart === chart);
}

/** For each who bears something here, on how many points; in the order of the list, and at its end the points that name nobody. */
export function totalsOf(state: State, { pro, con }: SidesView): readonly Total[] {
  const naming = (views: readonly PointView[], id: string) =>
    views.filter(({ bearers }) => bearers.some((bearer) => bearer.id === id)).length;
  const totals: Total[] = Object.values(state.charts.bearers).map((bearer) => ({
    bearer,
    pro: naming(pro, bearer.id),
    con: naming(con, bearer.id),
  }));
  const nobody = (views: readonly PointView[]) => views.filter(({ bearers }) => bearers.length === 0).length;
  totals.push({ bearer: null, pro: nobody(pro), con: nobody(con) });
  return totals.filter((total) => total.pro + total.con > 0);
}

/** The points of a view that this seat agrees with. */
export function agreedBy({ point, joined }: PointView, seat: string): readonly Point[] {
  return [point, ...joined].filter(({ supporters }) => supporters.includes(seat));
}

function pointsOn(state: State, charts: readonly string[]): readonly Point[] {
  return Object.values(state.charts.points).filter((point) => charts.includes(point.chart) && !point.removed);
}

/** A point that was joined to one which is gone stands for itself: no words may vanish with another's. */
function standsAlone(point: Point, all: readonly Point[]): boolean {
  return point.into === null || !all.some(({ id }) => id === point.into);
}

function pointView(state: State, point: Point, all: readonly Point[]): PointView {
  const joined = all.filter((other) => other.into === point.id);
  const together = [point, ...joined];
  const ids = new Set(together.map(({ id }) => id));
  const named = new Set(together.flatMap(({ bearers }) => bearers));
  return {
    point,
    joined,
    agree: countOf(state, together),
    bearers: Object.values(state.charts.bearers).filter(({ id }) => named.has(id)),
    comments: Object.values(state.boards.comments).filter((one) => ids.has(one.on) && !one.removed),
  };
}

/** Those whose names are known count once; blanked ones cannot be told apart, so each of theirs counts. */
function countOf(state: State, points: readonly Point[]): number {
  const all = points.flatMap(({ supporters }) => supporters);
  const known = all.filter((who) => Object.hasOwn(state.people.seats, who));
  return new Set(known).size + all.length - known.length;
}
