import { describe, expect, it } from "vitest";
import { afternoon, type Happening, placed, pointed, revealed } from "../afternoon";
import { carriedTo, ordered } from "./carried";
import { chartNews } from "./news";
import { agreedBy, aspectsFor, binOf, pointIn, sidesOf, totalsOf } from "./points";

const CHART = "chart:lw";
const supported = (by: string, point: string): Happening => ({
  type: "point.supported",
  by,
  chart: CHART,
  point,
});
const joined = (point: string, into: string): Happening => ({
  type: "point.joined",
  chart: CHART,
  point,
  into,
});
const removed = (point: string): Happening => ({ type: "point.removed", chart: CHART, point });

describe("the points of a chart", () => {
  it("stand on their side under their aspect, and only on their own chart", () => {
    const state = afternoon(
      pointed("joan", "p1", "Less waiting"),
      pointed("joan", "p2", "More work", { side: "con" }),
      pointed("joan", "p3", "Elsewhere", { aspect: "a2" }),
      pointed("pat", "p4", "Theirs", { chart: "chart:ppi" }),
    );
    const { pro, con } = sidesOf(state, CHART, "a1");
    expect([pro.map(({ point }) => point.id), con.map(({ point }) => point.id)]).toEqual([["p1"], ["p2"]]);
    expect(sidesOf(state, CHART).pro).toHaveLength(2);
  });

  it("are shown together when joined, with everybody who agrees counted once", () => {
    const state = afternoon(
      pointed("joan", "p1", "Less waiting", { bearers: ["patient"] }),
      pointed("amir", "p2", "It is quicker", { bearers: ["surgery"] }),
      joined("p2", "p1"),
      ...["joan", "amir"].map((who) => supported(who, "p1")),
      supported("amir", "p2"),
      supported("", "p1"),
      supported("", "p2"),
    );
    const [view] = sidesOf(state, CHART, "a1").pro;
    expect(sidesOf(state, CHART, "a1").pro).toHaveLength(1);
    expect(view?.joined.map(({ id }) => id)).toEqual(["p2"]);
    expect(view?.agree).toBe(4);
    expect(view?.bearers.map(({ id }) => id)).toEqual(["patient", "surgery"]);
    expect(view && agreedBy(view, "amir").map(({ id }) => id)).toEqual(["p1", "p2"]);
  });

  it("stand for themselves again when the one they were joined to is removed", () => {
    const state = afternoon(
      pointed("joan", "p1", "Less waiting"),
      pointed("amir", "p2", "It is quicker"),
      joined("p2", "p1"),
      removed("p1"),
    );
    expect(sidesOf(state, CHART, "a1").pro.map(({ point }) => point.id)).toEqual(["p2"]);
    expect(binOf(state, CHART).map(({ id }) => id)).toEqual(["p1"]);
    expect(pointIn(state, "p1")).toBeUndefined();
  });

  it("are totalled by who bears them, with those that name nobody at the end", () => {
    const state = afternoon(
      pointed("joan", "p1", "Less waiting", { bearers: ["patient", "surgery"] }),
      pointed("joan", "p2", "More work", { side: "con", bearers: ["surgery"] }),
      pointed("joan", "p3", "It is fair"),
    );
    const totals = totalsOf(state, sidesOf(state, CHART));
    expect(totals.map(({ bearer, pro, con }) => [bearer?.name ?? null, pro, con])).toEqual([
      ["Patient", 1, 0],
      ["GP surgery", 1, 1],
      [null, 1, 0],
    ]);
  });

  it("keep an aspect that was put aside on screen as long as there are any on it", () => {
    const parked = (aspect: string): Happening => ({ type: "aspect.parked", aspect, parked: true });
    const state = afternoon(pointed("joan", "p1", "Less waiting"), parked("a1"), parked("a2"));
    expect(aspectsFor(state, [CHART]).map(({ id }) => id)).toEqual(["a1", "a3"]);
  });
});

describe("what is carried over from the scale", () => {
  const scale = [placed("lw", "a1", 900), placed("ppi", "a1", 200), placed("lw", "a2", 500)];

  it("is nothing before the boards are shown to everyone", () => {
    expect(carriedTo(afternoon(...scale), "chart").size).toBe(0);
  });

  it("says where each group put it, and what they put far apart or only one of them got to", () => {
    const over = carriedTo(afternoon(...scale, revealed("scale")), "chart");
    expect(over.get("a1")?.lanes.map(({ group, answer }) => [group.id, answer])).toEqual([
      ["lw", "Very near “Set in stone”"],
      ["ppi", "Nearer “About choice”"],
    ]);
    expect(over.get("a1")?.mark).toBe("The groups put this far apart: 70 of 100 apart.");
    expect(over.get("a2")?.mark).toBe("Only Link workers got to this one.");
    expect(over.get("a2")?.lanes[1]?.answer).toBe("did not place it");
    expect(over.get("a3")?.mark).toBe("");
  });

  it("calls nothing far where nobody declared what that is, and states the gap", () => {
    const none: Happening = { type: "bands.declared", bands: null };
    const over = carriedTo(afternoon(none, ...scale, revealed("scale")), "chart").get("a1");
    expect([over?.mark, over?.gap]).toEqual(["", "70 of 100 apart"]);
  });

  it("can be put in order of the gap, equals as planned", () => {
    const state = afternoon(placed("lw", "a3", 900), placed("ppi", "a3", 200), revealed("scale"));
    const aspects = aspectsFor(state, []);
    const ids = (furthest: boolean) =>
      ordered(aspects, carriedTo(state, "chart"), furthest).map(({ id }) => id);
    expect(ids(false)).toEqual(["a1", "a2", "a3"]);
    expect(ids(true)).toEqual(["a3", "a1", "a2"]);
  });
});

describe("the news of a chart", () => {
  it("tells what others added, and nothing of one's own doing or of other charts", () => {
    const before = afternoon();
    const after = afternoon(
      pointed("joan", "p1", "My own"),
      pointed("amir", "p2", "Less waiting"),
      pointed("pat", "p3", "Theirs", { chart: "chart:ppi" }),
    );
    expect(chartNews(before, after, CHART, "joan")).toBe("New point for: “Less waiting”.");
    expect(chartNews(after, after, CHART, "joan")).toBe("");
  });
});
