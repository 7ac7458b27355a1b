import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AnyEvent } from "../../../contract";
import { Shelf } from "../../../replay/given";
import { Replay } from "../../../replay/replay";
import { type About, EVERYTHING, type Eyes } from "../../../replay/types";
import { type Happening, history, seated } from "../../fixture";
import { ReplayProvider } from "../useReplay";
import Between from "./Between";
import Traces from "./Traces";

const MINUTE = 60_000;

function moved(group: string, aspect: string, x: number, minute: number): Happening {
  const board = `scale:${group}`;
  return { type: "note.moved", board, note: `${board}:${aspect}`, x, y: 1, at: minute * MINUTE };
}

const EVENTS = history(
  seated("joan", "lw"),
  seated("maya", "lw"),
  seated("sam", "ppi"),
  { type: "activity.started", activity: "scale", at: 10 * MINUTE }, // 5
  moved("lw", "a1", 100, 11),
  moved("lw", "a1", 800, 12),
  moved("lw", "a1", 200, 16),
  moved("ppi", "a1", 900, 17), // 9
  {
    ...{ type: "note.added", board: "scale:lw", note: "n1", aspect: null, text: "Ours", x: null, y: null },
    at: 18 * MINUTE,
  } as Happening,
  { type: "activity.ended", activity: "scale", at: 30 * MINUTE }, // 11
);

beforeEach(() => {
  vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface Options {
  readonly events?: readonly AnyEvent[];
  readonly at?: number;
  readonly eyes?: Eyes;
  readonly about?: Partial<About>;
}

async function open(Panel: () => React.ReactNode, { events = EVENTS, at, eyes, about }: Options = {}) {
  const replay = await Replay.open(new Shelf(events, about ?? {}, eyes ?? "facilitator"), at);
  const viewer = { session: "s1", eyes: eyes ?? "facilitator", key: null } as const;
  render(
    <ReplayProvider replay={replay} viewer={viewer}>
      <Panel />
    </ReplayProvider>,
  );
  return replay;
}

const lines = () => screen.getAllByRole("listitem").map(({ textContent }) => textContent);

describe("what changed", () => {
  test("is told of the activity on the stage, group by group, in plain words", async () => {
    await open(Between, { at: 9 });
    expect(await screen.findByText("3 changes")).toBeTruthy();
    expect(lines()).toEqual([
      "“Aspect a1” was put on the scale. Nearer “About choice”, 20 out of 100. 2 moves on the way, 130 out of 100 in all. It crossed the middle 2 times.",
      "“Ours” was added.",
      "“Aspect a1” was put on the scale. Very near “Set in stone”, 90 out of 100.",
    ]);
    const where = screen.getAllByRole("region").map((one) => one.getAttribute("aria-label"));
    expect(where).toEqual(["Link workers, The scale", "PPI contributors, The scale"]);
  });

  test("is not called nothing where all of it is answers", async () => {
    const answered: Happening = {
      ...{ type: "reflection.given", activity: "scale", prompt: "p1", reflection: "r1", group: "lw" },
      ...{ text: "More time", rating: null, named: false, at: 32 * MINUTE },
    };
    const began: Happening = { type: "activity.started", activity: "scale", at: 31 * MINUTE };
    await open(Between, { events: history(seated("joan", "lw"), began, answered), at: 4 });
    expect(await screen.findByText(/1 answer/)).toBeTruthy();
    expect(screen.queryByText("0 changes")).toBeNull();
  });

  test("goes to where one sees it", async () => {
    const replay = await open(Between, { at: 9 });
    await screen.findByText("3 changes");
    fireEvent.click(screen.getAllByRole("button", { name: /Aspect a1/ })[0] as HTMLElement);
    await vi.waitFor(() => expect(replay.shown().seq).toBe(8));
    expect(document.querySelector("[aria-current]")?.textContent).toMatch(/20 out of 100/);
  });

  test("begins and ends where the replay stands", async () => {
    const replay = await open(Between, { at: 6 });
    await screen.findByText("3 changes");
    fireEvent.click(screen.getByRole("button", { name: "From here" }));
    replay.seek(7);
    await vi.waitFor(() => expect(replay.shown().seq).toBe(7));
    fireEvent.click(screen.getByRole("button", { name: "To here" }));
    expect(await screen.findByText("1 change")).toBeTruthy();
    expect(lines()).toEqual([
      "“Aspect a1” was moved towards “Set in stone”, by 70 out of 100. Very near “Set in stone”, 80 out of 100. It crossed the middle.",
    ]);
    const chosen = screen.getAllByRole("combobox").map((one) => (one as HTMLSelectElement).value);
    expect(chosen).toEqual(["6", "7"]);
  });

  test("is chosen by name, and says kindly that there is nothing", async () => {
    await open(Between, { at: 9 });
    const [from] = screen.getAllByRole("combobox") as HTMLSelectElement[];
    const names = [...(from?.options ?? [])].map(({ text }) => text);
    expect(names).toEqual(["The beginning", "The scale begins"]);
    const [, to] = screen.getAllByRole("combobox") as HTMLSelectElement[];
    fireEvent.change(to as HTMLElement, { target: { value: "11" } });
    fireEvent.click(screen.getByRole("button", { name: "From here" }));
    expect(await screen.findByText("1 change")).toBeTruthy();
  });

  test("leaves out what is filtered away", async () => {
    const replay = await open(Between, { at: 9 });
    await screen.findByText("3 changes");
    replay.setFilter({ ...EVERYTHING, groups: ["ppi"] });
    expect(await screen.findByText("1 change")).toBeTruthy();
    replay.setFilter({ ...EVERYTHING, kinds: ["weighing"] });
    expect(await screen.findByText(/Nothing changed in what you have chosen/)).toBeTruthy();
  });

  test("is seen before and after, side by side", async () => {
    await open(Between, { at: 9 });
    fireEvent.click(await screen.findByRole("button", { name: "See before and after" }));
    const [before, after] = ["Before", "After"].map((name) => screen.getByRole("region", { name }));
    expect(before?.querySelector(".mini-empty")).toBeTruthy();
    expect(within(after as HTMLElement).getByText("Aspect a1")).toBeTruthy();
  });
});

describe("how the places came about", () => {
  test("is a table with a row an aspect and a column a group", async () => {
    await open(Traces);
    const table = screen.getByRole("table", { name: /^When each group placed each aspect/ });
    const head = within(table).getAllByRole("columnheader");
    expect(head.map(({ textContent }) => textContent)).toEqual([
      "Aspect",
      "Link workers",
      "PPI contributors",
    ]);
    const [first] = within(table).getAllByRole("row").slice(1);
    const cells = within(first as HTMLElement).getAllByRole("cell");
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      "Link workersTo and froMoved 2 times, 130 out of 100 in all. Crossed the middle 2 times. " +
        "Lay 15 minutes nearer “About choice” · 4 minutes nearer “Set in stone”." +
        "First placed after 1 minuteLast changed after 6 minutes",
      "PPI contributorsSettled earlyNot moved after that. Lay 13 minutes nearer “Set in stone”.First placed after 7 minutes",
    ]);
  });

  test("goes to where it was placed, and shows the path", async () => {
    const replay = await open(Traces);
    fireEvent.click(screen.getByRole("button", { name: "Last changed after 6 minutes" }));
    await vi.waitFor(() => expect(replay.shown().seq).toBe(8));
  });

  test("says of a group of one that it may be the trail of a person", async () => {
    await open(Traces);
    expect(screen.getByText(/^PPI contributors: this group has one person only/)).toBeTruthy();
  });

  test("tells no times that are not the real ones, and that a part is a part", async () => {
    await open(Traces, {
      eyes: "outside",
      about: { blurred: true, after: 4 },
      events: [...EVENTS, revealed()],
    });
    expect(screen.getByText(/^This is a part of a session/)).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/minute/);
    expect(screen.queryByText("Settled early", { selector: "strong" })).toBeNull();
    expect(screen.getByText("To and fro", { selector: "strong" })).toBeTruthy();
  });

  test("has nothing of groups whose boards one may not see", async () => {
    const others = EVENTS.filter((event) => !("board" in event) || event.board !== "scale:ppi");
    await open(Traces, { eyes: "participant", events: others });
    expect(screen.getAllByRole("columnheader").map(({ textContent }) => textContent)).toEqual([
      "Aspect",
      "Link workers",
    ]);
  });
});

function revealed(): AnyEvent {
  return { type: "boards.revealed", activity: "scale", seq: 12, at: 31 * MINUTE, by: "f-1", id: "e12" };
}
