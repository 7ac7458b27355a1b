import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Shelf } from "../../../replay/given";
import { Replay } from "../../../replay/replay";
import { EVERYTHING, type Eyes } from "../../../replay/types";
import { type Happening, history, seated } from "../../fixture";
import { ReplayProvider, useWatching } from "../useReplay";
import Story from "./Story";

const SECOND = 1000;
const moved = (group: string, x: number, at: number): Happening =>
  ({
    type: "note.moved",
    board: `scale:${group}`,
    note: `scale:${group}:a1`,
    x,
    y: 1,
    at,
    by: "Joan",
  }) as Happening;

const EVENTS = history(
  { ...seated("Joan", "lw"), at: SECOND },
  { type: "activity.started", activity: "scale", at: 2 * SECOND },
  moved("lw", 100, 60 * SECOND),
  moved("ppi", 900, 100 * SECOND),
  moved("lw", 900, 140 * SECOND),
);

beforeEach(() => {
  vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
});

afterEach(() => {
  vi.useRealTimers();
  cleanup();
  vi.unstubAllGlobals();
});

function Picker() {
  const { pick } = useWatching();
  return (
    <button type="button" onClick={() => pick("scale:lw:a1")}>
      pick
    </button>
  );
}

async function open(
  events = EVENTS,
  at?: number,
  eyes: Eyes = "facilitator",
  shelf = new Shelf(events, {}, eyes),
) {
  const replay = await Replay.open(shelf, at);
  const viewer = { session: "s1", eyes, key: null };
  render(
    <ReplayProvider replay={replay} viewer={viewer}>
      <Picker />
      <Story />
    </ReplayProvider>,
  );
  await screen.findAllByRole("list");
  return replay;
}

const lines = () => [...document.querySelectorAll<HTMLElement>(".story-line")];
const current = () => document.querySelector("[aria-current]")?.textContent;

test("it tells what happened in words, under a heading for each activity, and marks the instant that is shown", async () => {
  await open(EVENTS, 4);
  await vi.waitFor(() => expect(lines()).toHaveLength(6));
  expect(screen.getAllByRole("heading").map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Between activities/),
    expect.stringMatching(/^The scale/),
  ]);
  expect(current()).toMatch(/Link workers: Joan put “Aspect a1” on the scale, very near “About choice”\.$/);
});

test("each line goes to its instant, and the mark follows the replay", async () => {
  const replay = await open(EVENTS, 4);
  await vi.waitFor(() => expect(lines()).toHaveLength(6));
  fireEvent.click(lines()[4] as HTMLElement);
  await vi.waitFor(() => expect(replay.shown().seq).toBe(5));
  await vi.waitFor(() => expect(current()).toMatch(/PPI contributors: Joan put/));
  await act(async () => replay.step(1));
  await vi.waitFor(() => expect(current()).toMatch(/Joan moved “Aspect a1”/));
});

test("what does not pass the filter is not told", async () => {
  const replay = await open(EVENTS, 4);
  await vi.waitFor(() => expect(lines()).toHaveLength(6));
  await act(async () => replay.setFilter({ ...EVERYTHING, groups: ["ppi"] }));
  await vi.waitFor(() => expect(lines()).toHaveLength(1));
});

test("a long session is told a page at a time", async () => {
  const many = history(
    { type: "activity.started", activity: "scale" },
    ...Array.from({ length: 160 }, (_, n) => moved(n % 2 ? "lw" : "ppi", n, (60 + n * 20) * SECOND)),
  );
  await open(many, 100);
  await vi.waitFor(() => expect(lines().length).toBeGreaterThan(30));
  expect(lines().length).toBeLessThanOrEqual(60);
  const first = lines()[0]?.textContent;
  fireEvent.click(screen.getByRole("button", { name: "Earlier" }));
  await vi.waitFor(() => expect(lines()[0]?.textContent).not.toBe(first));
  expect(screen.getByRole("button", { name: "Later" })).toBeTruthy();
});

test("of a note that was picked it tells the path, and everything at a touch", async () => {
  await open(EVENTS, 4);
  await vi.waitFor(() => expect(lines()).toHaveLength(6));
  fireEvent.click(screen.getByText("pick"));
  const path = await screen.findByRole("region", { name: "What happened to “Aspect a1”" });
  await vi.waitFor(() => expect(within(path).getAllByRole("button")).toHaveLength(2));
  expect(path.textContent).toMatch(/It was very near “About choice”, and is now very near “Set in stone”/);
  fireEvent.click(screen.getByRole("radio", { name: "Everything" }));
  await vi.waitFor(() => expect(lines()).toHaveLength(6));
});

test("while it plays what happens is said aloud at a pace one can follow, unless that is switched off", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const replay = await open(EVENTS, 3);
  const spoken = () => document.querySelector("[aria-live]")?.textContent;
  await act(async () => {
    replay.setSpeed(32);
    replay.setSkipsIdle(false);
    replay.play();
    await vi.advanceTimersByTimeAsync(2200);
  });
  await vi.waitFor(() => expect(spoken()).toMatch(/^Link workers: Joan put/), {
    timeout: 3000,
  });
  fireEvent.click(screen.getByRole("switch", { name: "Say what happens" }));
  expect(spoken()).toBeUndefined();
  replay.close();
});

test("words that are taken out of the record while it is open leave the transcript too", async () => {
  const note = { board: "scale:lw", note: "n1", aspect: null, x: null, y: null } as const;
  const added = { type: "note.added", ...note, text: "Mrs Jones of Elm Street" } as Happening;
  const events = history({ type: "activity.started", activity: "scale" } as Happening, added);
  const shelf = new Shelf(events);
  const replay = await open(events, 3, "facilitator", shelf);
  await vi.waitFor(() => expect(document.body.textContent).toContain("Elm Street"));
  shelf.events_ = events.map((one) => (one.type === "note.added" ? { ...one, text: "", erased: true } : one));
  shelf.erasures = 1;
  await act(async () => replay.refresh());
  await vi.waitFor(() => expect(document.body.textContent).not.toContain("Elm Street"));
  expect(document.body.textContent).toContain("[these words were removed]");
});
