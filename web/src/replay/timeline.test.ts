import { describe, expect, test } from "vitest";
import type { AnyEvent } from "../contract";
import { happened, moves, page } from "./given";
import { Timeline } from "./timeline";
import { EVERYTHING } from "./types";

const lw = { board: "scale:lw", note: "scale:lw:pace" };
const ppi = { board: "scale:ppi", note: "scale:ppi:trust" };

const AFTERNOON = happened(
  { type: "session.closed", at: 1000 },
  { type: "activity.started", activity: "scale", at: 10_000 },
  { type: "note.moved", ...lw, x: 10, y: 20, at: 11_000 },
  { type: "note.moved", ...ppi, x: 30, y: 40, at: 12_000 },
  { type: "note.unplaced", ...lw, at: 13_000 },
  { type: "moment.marked", moment: "m", label: "now", memo: "", at: 13_500 },
  { type: "comment.added", board: lw.board, comment: "c", on: lw.note, text: "why?", at: 60_000 },
  { type: "activity.ended", activity: "scale", at: 61_000 },
  { type: "timer.set", endsAt: null, left: null, at: 62_000 },
  { type: "activity.started", activity: "chart", at: 63_000 },
  { type: "note.moved", ...lw, x: 50, y: 60, at: 64_000 },
);

function whole(events: readonly AnyEvent[], size = events.length): Timeline {
  let found = Timeline.empty();
  const head = events.at(-1)?.seq ?? 0;
  for (let after = 0; after < head; after += size) {
    found = found.append(page(events, after, Math.min(after + size, head), head));
  }
  return found;
}

describe("the rows", () => {
  const timeline = whole(AFTERNOON);

  test("say what happened when, on which board, about what, while which activity ran", () => {
    expect(timeline.row(2)).toEqual({
      ...{ seq: 3, at: 11_000, type: "note.moved", kind: "placing", board: "scale:lw", activity: "scale" },
      ...{ group: "lw", aspect: "pace", on: "scale:lw:pace", x: 10, y: 20 },
    });
    expect(timeline.row(5)).toMatchObject({ seq: 7, type: "comment.added", kind: "talking", on: lw.note });
  });

  test("have no place where a note was taken off, and no board where there is none", () => {
    expect(timeline.row(4)).toMatchObject({ type: "note.unplaced", x: null, y: null });
    expect(timeline.row(1)).toMatchObject({
      type: "activity.started",
      board: "",
      group: "",
      activity: "scale",
    });
    expect(timeline.row(7)).toMatchObject({ activity: "", group: "", aspect: "", on: "" });
  });

  test("are none for marked moments [G35]", () => {
    expect(timeline.length).toBe(10);
    expect([...timeline.rows(EVERYTHING)].map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10, 11]);
  });

  test("are found by seq and by time, whichever comes first before", () => {
    expect([0, 1, 6, 7, 99].map((seq) => timeline.rowOfSeq(seq))).toEqual([-1, 0, 4, 5, 9]);
    expect([0, 1000, 11_999, 12_000, 1e9].map((ms) => timeline.rowOfTime(ms))).toEqual([-1, 0, 2, 3, 9]);
  });

  test("are stepped by what passes the filter", () => {
    const ofLw = { ...EVERYTHING, groups: ["lw"] };
    expect([-1, 2, 4, 9].map((row) => timeline.next(row, ofLw))).toEqual([2, 4, 5, null]);
    expect([9, 4, 2, 99].map((row) => timeline.previous(row, ofLw))).toEqual([5, 2, null, 9]);
    const ofTrust = { groups: ["ppi", "lw"], aspects: ["trust"], kinds: ["placing"] } as const;
    expect([...timeline.rows(ofTrust)].map(({ seq }) => seq)).toEqual([4]);
    expect(timeline.next(-1, { ...EVERYTHING, groups: ["nobody"] })).toBeNull();
  });

  test("of one note are known, with the remarks on it, and lead from one to the next", () => {
    expect(timeline.rowsOf(lw.note)).toEqual([2, 4, 5, 9]);
    expect(timeline.rowsOf("nothing")).toEqual([]);
    expect([-1, 2, 3, 9].map((row) => timeline.nextOf(lw.note, row))).toEqual([2, 4, 4, null]);
    expect([9, 4, 3, 2].map((row) => timeline.previousOf(lw.note, row))).toEqual([5, 2, 2, null]);
    expect(timeline.nextOf("nothing", 0)).toBeNull();
  });
});

describe("the whole", () => {
  const timeline = whole(AFTERNOON);

  test("falls into runs of activities", () => {
    expect(timeline.activities()).toEqual([
      { activity: "scale", fromRow: 1, untilRow: 6, from: 10_000, until: 61_000 },
      { activity: "chart", fromRow: 8, untilRow: 9, from: 63_000, until: 64_000 },
    ]);
  });

  test("falls into stretches of time with what happened in them, by kind; none is lost", () => {
    const buckets = timeline.histogram(3, EVERYTHING);
    expect(buckets.map(({ from, until, total }) => [from, until, total])).toEqual([
      [1000, 22_000, 5],
      [22_000, 43_000, 0],
      [43_000, 64_000, 5],
    ]);
    expect(buckets[2]?.count).toMatchObject({ talking: 1, running: 3, placing: 1 });
    const placing = timeline.histogram(3, { ...EVERYTHING, kinds: ["placing"] });
    expect(placing.map(({ total }) => total)).toEqual([3, 0, 1]);
  });

  test("has times in which nothing happened", () => {
    expect(timeline.idle(9000)).toEqual([{ from: 13_000, until: 60_000 }]);
    expect(timeline.idle(8999)).toHaveLength(2);
  });

  test("is nothing at first", () => {
    const nothing = Timeline.empty();
    expect(nothing).toMatchObject({ length: 0, upto: 0, head: 0, from: 0, until: 0 });
    expect([nothing.activities(), nothing.histogram(9, EVERYTHING), nothing.idle(0)]).toEqual([[], [], []]);
    expect([nothing.rowOfSeq(5), nothing.next(-1, EVERYTHING), nothing.rowsOf("x")]).toEqual([-1, null, []]);
  });

  test("is one point in time where everything happened at once", () => {
    const once = whole(moves(3).map((event) => ({ ...event, at: 7 })));
    expect(once.histogram(2, EVERYTHING).map(({ total }) => total)).toEqual([3, 0]);
  });
});

describe("page by page", () => {
  test("it is the same as at once, and what was handed out before stays as it was", () => {
    const seen: [Timeline, number, number][] = [];
    let found = Timeline.empty();
    for (let after = 0; after < 11; after++) {
      found = found.append(page(AFTERNOON, after, after + 1, 11));
      seen.push([found, found.length, found.until]);
      found.rowsOf(lw.note);
    }
    const once = whole(AFTERNOON);
    expect([...found.rows(EVERYTHING)]).toEqual([...once.rows(EVERYTHING)]);
    expect(found.rowsOf(lw.note)).toEqual(once.rowsOf(lw.note));
    expect(found.activities()).toEqual(once.activities());
    for (const [timeline, length, until] of seen) {
      expect([timeline.length, timeline.until]).toEqual([length, until]);
    }
  });

  test("two ways on from one beginning do not get in each other's way", () => {
    const begun = Timeline.empty().append(page(AFTERNOON, 0, 4, 11));
    const one = begun.append(page(AFTERNOON, 4, 11, 11));
    const other = begun.append(page(moves(9, "scale:other"), 4, 9, 9));
    expect([...one.rows(EVERYTHING)]).toEqual([...whole(AFTERNOON).rows(EVERYTHING)]);
    expect(other.row(4)).toMatchObject({ group: "other", activity: "scale" });
    expect(begun.rowsOf("scale:other:pace")).toEqual([]);
  });

  test("a clip that begins while an activity runs says so", () => {
    const clip = Timeline.empty(2, "scale").append(page(AFTERNOON, 2, 8, 8));
    expect(clip.activities()).toMatchObject([{ activity: "scale", fromRow: 0, untilRow: 4 }]);
    expect(clip.row(0).seq).toBe(3);
  });

  test("time never goes back, even where a server's clock did", () => {
    const [one, two, three] = moves(3) as [AnyEvent, AnyEvent, AnyEvent];
    const timeline = whole([one, { ...two, at: 500 }, three]);
    expect([0, 1, 2].map((row) => timeline.timeAt(row))).toEqual([1000, 1000, 3000]);
    expect(timeline.row(1).at).toBe(500);
    expect(timeline.rowOfTime(1000)).toBe(1);
  });
});
