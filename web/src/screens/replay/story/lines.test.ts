import { expect, test } from "vitest";
import type { AnyEvent, Incident } from "../../../contract";
import { foldAll, start } from "../../../projections/state";
import { page } from "../../../replay/given";
import { Timeline } from "../../../replay/timeline";
import { EVERYTHING } from "../../../replay/types";
import { words } from "../../../words";
import { type Happening, history } from "../../fixture";
import { eachOf, happenedIn, headed, itemsOf, type Line, lineAt, linesOf, sentenceOf } from "./lines";
import { reachAmong, reachOf, silenceBetween } from "./reach";
import { summaryOf } from "./summary";
import { stretches } from "./telling";

const SECOND = 1000;
const moved = (x: number, at: number, by = "", board = "scale:lw"): Happening =>
  ({ type: "note.moved", board, note: `${board}:a1`, x, y: 1, at, by }) as Happening;

function timelineOf(events: readonly AnyEvent[], incidents: readonly Incident[] = []): Timeline {
  const head = events.length;
  return Timeline.empty().append({ ...page(events, 0, head, head), incidents });
}

function told(events: readonly AnyEvent[], rows = events.map((_, row) => row)) {
  const timeline = timelineOf(events);
  return happenedIn(timeline, rows, start(), events);
}

function linesFor(events: readonly AnyEvent[]): readonly Line[] {
  return linesOf(told(events), foldAll(start(), events), words.t);
}

const started: Happening = { type: "activity.started", activity: "scale", at: SECOND };

test("a note that is moved about is one line, from where it was to where it came to lie", () => {
  const events = history(
    started,
    moved(100, 2 * SECOND),
    moved(300, 20 * SECOND),
    moved(500, 22 * SECOND),
    moved(900, 24 * SECOND),
  );
  const lines = linesFor(events);
  expect(lines.slice(2).map((line) => [line.said, line.seq, line.times])).toEqual([
    ["Somebody put “Aspect a1” on the scale, very near “About choice”.", 3, 1],
    [
      "Somebody moved “Aspect a1”. It was very near “About choice”, and is now very near “Set in stone”.",
      6,
      3,
    ],
  ]);
  expect(sentenceOf(lines.at(-1) as Line, words.t)).toMatch(/^Link workers: Somebody moved/);
});

test("moves of somebody else, of another note or after a while are lines of their own", () => {
  const events = history(
    started,
    moved(100, 2 * SECOND, "ann"),
    moved(200, 3 * SECOND, "bob"),
    moved(300, 4 * SECOND, "bob", "scale:ppi"),
    moved(400, 40 * SECOND, "bob", "scale:ppi"),
  );
  expect(linesFor(events).slice(2)).toHaveLength(4);
});

test("each thing can be told by itself, with the state right before it", () => {
  const events = history(started, moved(100, 2 * SECOND), moved(900, 3 * SECOND));
  const [first, second] = eachOf(told(events, [2, 3]), foldAll(start(), events), words.t);
  expect(first?.said).toContain("put “Aspect a1” on the scale");
  expect(second?.said).toContain("It was very near “About choice”");
});

test("a heading stands before each run of an activity, with the time at which it began", () => {
  const events = history(started, moved(1, 2 * SECOND), {
    type: "activity.started",
    activity: "chart",
    at: 9 * SECOND,
  });
  const items = headed(linesFor(events), timelineOf(events));
  expect(items.flatMap((item) => (item.kind === "heading" ? [[item.activity, item.at]] : []))).toEqual([
    ["", 0],
    ["scale", SECOND],
    ["chart", 9 * SECOND],
  ]);
});

test("long silences are told where times are real, and what happened to the record in its place", () => {
  const lost: Incident = { kind: "lost", seq: 3, at: 400 * SECOND } as Incident;
  const imported: Incident = { kind: "imported", seq: 4, at: 900 * SECOND } as Incident;
  const events = history(started, moved(1, 2 * SECOND), moved(900, 500 * SECOND));
  const timeline = timelineOf(events, [lost, imported]);
  const kinds = (timed: boolean) => itemsOf(linesFor(events), timeline, timed).map(({ kind }) => kind);
  expect(kinds(true)).toEqual([
    ...["heading", "line", "heading", "line", "line"],
    ...["silence", "incident", "line", "incident"],
  ]);
  expect(kinds(false)).not.toContain("silence");
});

test("marking moments is no part of the transcript", () => {
  const events = history(
    started,
    { type: "moment.marked", moment: "m", label: "Now", memo: "" },
    moved(1, 600 * SECOND),
  );
  const timeline = timelineOf(events);
  expect(timeline.length).toBe(3);
  expect(
    linesOf(happenedIn(timeline, [0, 1, 2], start(), events), foldAll(start(), events), words.t),
  ).toHaveLength(3);
});

test("the line of an instant is the one that tells of it, or the last one before", () => {
  const lines = [{ first: 2 }, { first: 5 }, { first: 9 }] as unknown as readonly Line[];
  expect([1, 2, 4, 5, 99].map((row) => lineAt(lines, row))).toEqual([-1, 0, 0, 1, 2]);
});

test("a page of the transcript is what passes the filter around an instant, with a way on to either side", () => {
  const many = history(
    started,
    ...Array.from({ length: 300 }, (_, n) =>
      moved(n, (2 + n) * SECOND, "", n % 3 ? "scale:lw" : "scale:ppi"),
    ),
  );
  const timeline = timelineOf(many);
  const middle = reachOf(timeline, EVERYTHING, 150);
  expect([middle.rows.length, middle.hasEarlier, middle.hasLater]).toEqual([60, true, true]);
  expect(middle.rows).toContain(150);
  expect(reachOf(timeline, EVERYTHING, -1)).toMatchObject({ hasEarlier: false, hasLater: true });
  expect(reachOf(timeline, EVERYTHING, 301).hasLater).toBe(false);
  const ppi = reachOf(timeline, { ...EVERYTHING, groups: ["ppi"] }, 150);
  expect(ppi.rows.every((row) => timeline.row(row).group === "ppi")).toBe(true);
  expect(reachOf(timeline, { ...EVERYTHING, groups: ["nobody"] }, 150)).toEqual({
    ...{ rows: [], hasEarlier: false, hasLater: false },
  });
});

test("of the changes of one note those around an instant are shown", () => {
  const rows = Array.from({ length: 100 }, (_, n) => n * 10);
  const { rows: near, hasEarlier, hasLater } = reachAmong(rows, 505);
  expect([near[0], near.at(-1), hasEarlier, hasLater]).toEqual([310, 900, true, true]);
  expect(reachAmong(rows.slice(0, 5), 0)).toEqual({
    rows: [0, 10, 20, 30, 40],
    hasEarlier: false,
    hasLater: false,
  });
});

test("a silence is the longest stretch between two rows in which nothing happened", () => {
  const timeline = timelineOf(history(started, moved(1, 100 * SECOND), moved(2, 400 * SECOND)));
  expect(silenceBetween(timeline, 0, 3, 120 * SECOND)).toEqual({ from: 100 * SECOND, until: 400 * SECOND });
  expect(silenceBetween(timeline, 0, 2, 120 * SECOND)).toBeNull();
});

test("what lies far apart is fetched apart", () => {
  expect(stretches([1, 2, 900, 901, 5000], (row) => row)).toEqual([[1, 2], [900, 901], [5000]]);
});

test("many things at once are counted, with what most of them were", () => {
  const events = history(...[started, moved(1, 2 * SECOND), moved(2, 3 * SECOND), moved(3, 4 * SECOND)], {
    type: "comment.added",
    board: "scale:lw",
    comment: "c",
    on: "scale:lw:a1",
    text: "Oh",
  });
  const timeline = timelineOf(events);
  const between = (from: number, to: number) => summaryOf(timeline, EVERYTHING, from, to, words.t);
  expect(between(1, 5)).toBe("4 changes, mostly placing.");
  expect(between(1, 3)).toBe("2 changes, all of them placing.");
  expect(between(1, 2)).toBe("");
});
