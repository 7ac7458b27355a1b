import { describe, expect, it } from "vitest";
import type { Point } from "../../contract";
import { type Happening, seated, session } from "../fixture";
import { chartsOf, joinable } from "./charts";

const chart = "chart:lw";
const point = (id: string, side: Point["side"] = "pro", aspect = "a1"): Happening => ({
  type: "point.added",
  chart,
  point: id,
  aspect,
  side,
  bearers: [],
  text: id,
});
const agree = (seat: string, id: string) =>
  ({ type: "point.supported", chart, point: id, by: seat }) as Happening;
const texts = (state: ReturnType<typeof session>) =>
  chartsOf(state, "chart")[0]?.aspects.map(({ aspect, pro, con }) => [
    aspect.id,
    pro.map((view) => view.point.id),
    con.map((view) => view.point.id),
  ]);

describe("a chart to tidy", () => {
  it("has the points by aspect and side, and those taken off apart", () => {
    const state = session(point("p1"), point("p2", "con"), point("p3", "con", "a3"), point("p4"), {
      type: "point.removed",
      chart,
      point: "p4",
    });
    expect(texts(state)).toEqual([
      ["a1", ["p1"], ["p2"]],
      ["a3", [], ["p3"]],
    ]);
    expect(chartsOf(state, "chart")[0]).toMatchObject({ pro: 1, con: 2, bin: [{ id: "p4" }] });
  });

  it("shows points that say the same together, and counts each who agrees once", () => {
    const state = session(
      seated("joan", "lw"),
      point("p1"),
      point("p2"),
      { type: "point.joined", chart, point: "p2", into: "p1" },
      agree("joan", "p1"),
      agree("joan", "p2"),
      agree("", "p2"),
    );
    expect(chartsOf(state, "chart")[0]?.aspects[0]?.pro).toMatchObject([
      { point: { id: "p1" }, joined: [{ id: "p2" }], supporters: 2 },
    ]);
  });

  it("loses no words when the point that others were joined to is taken off", () => {
    const state = session(
      point("p1"),
      point("p2"),
      { type: "point.joined", chart, point: "p2", into: "p1" },
      { type: "point.removed", chart, point: "p1" },
    );
    expect(texts(state)).toEqual([["a1", ["p2"], []]]);
  });

  it("offers to join only what stands on the same side of the same aspect", () => {
    const state = session(point("p1"), point("p2"), point("p3", "con"), point("p4", "pro", "a2"));
    const first = state.charts.points.p1;
    expect(first && joinable(state, first).map(({ id }) => id)).toEqual(["p2"]);
  });
});
