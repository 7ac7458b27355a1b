import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Shelf } from "../../../replay/given";
import { Replay } from "../../../replay/replay";
import type { Eyes } from "../../../replay/types";
import { OPENING } from "../../../sync/status";
import { type Happening, history, placed } from "../../fixture";
import { panelsFor } from "../panels";
import { ReplayProvider, useWatching } from "../useReplay";
import Moments from "./Moments";
import { type Marking, MarkingContext } from "./marking";

const NOTES = ["scale:lw:a1"];
const EVENTS = history(
  { type: "activity.started", activity: "scale" } as Happening,
  placed("lw", "a1", 100),
  placed("lw", "a2", 900),
  { type: "moment.marked", moment: "m2", label: "They laugh", memo: "For a while", about: 4 } as Happening,
  { type: "moment.marked", moment: "m1", label: "It begins", memo: "", about: 3, notes: NOTES } as Happening,
);

beforeEach(() => {
  vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
  localStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Picked() {
  return <output>{useWatching().picked}</output>;
}

function line(given: Partial<Marking> = {}): Marking {
  const deeds = { mark: vi.fn(), change: vi.fn(), remove: vi.fn(), read: vi.fn() };
  return { moments: {}, standing: { ...OPENING, key: "saved" }, refused: [], ...deeds, ...given };
}

async function open(marking: Marking | null, key: string | null = "k") {
  const replay = await Replay.open(new Shelf(EVENTS), 3);
  const viewer = { session: "s1", eyes: "facilitator" as const, key };
  const moments = replay.shown().today.session.moments;
  render(
    <MarkingContext value={marking && { ...marking, moments }}>
      <ReplayProvider replay={replay} viewer={viewer}>
        <Picked />
        <Moments />
      </ReplayProvider>
    </MarkingContext>,
  );
  return replay;
}

const button = (name: string | RegExp) => screen.getByRole("button", { name });

test("moments stand in the order of their instants, with their memos, and each goes to its own", async () => {
  const replay = await open(line());
  const found = [...document.querySelectorAll(".moment-list strong")].map(({ textContent }) => textContent);
  expect(found).toEqual(["It begins", "They laugh"]);
  expect(screen.getByText("For a while")).toBeTruthy();
  expect(document.querySelector("[aria-current] strong")?.textContent).toBe("It begins");
  fireEvent.click(button(/^They laugh/));
  await vi.waitFor(() => expect(replay.shown().seq).toBe(4));
});

test("a note that a moment speaks of is shown on the stage at that instant", async () => {
  const replay = await open(line());
  await act(async () => replay.seek(5));
  fireEvent.click(button("Aspect a1"));
  await vi.waitFor(() => expect(replay.shown().seq).toBe(3));
  expect(document.querySelector("output")?.textContent).toBe(NOTES[0]);
});

test("the instant that is shown is marked, with a label, a memo and notes that lay there then", async () => {
  const marking = line();
  await open(marking);
  fireEvent.click(button("Mark this instant"));
  const sheet = within(await screen.findByRole("dialog"));
  fireEvent.change(sheet.getByLabelText("What happens here?"), { target: { value: " A turn " } });
  fireEvent.change(sheet.getByLabelText(/^More about it/), { target: { value: "Quietly" } });
  fireEvent.click(sheet.getByRole("button", { name: "Add a note" }));
  fireEvent.change(sheet.getByLabelText("Find a note by its words"), { target: { value: "a2 PPI" } });
  fireEvent.click(sheet.getByRole("button", { name: /^Aspect a2/ }));
  fireEvent.click(sheet.getByRole("button", { name: "Mark it" }));
  expect(marking.mark).toHaveBeenCalledWith(3, { label: "A turn", memo: "Quietly", notes: ["scale:ppi:a2"] });
});

test("a moment is changed, and taken away when one is sure", async () => {
  const marking = line();
  await open(marking);
  fireEvent.click(button("Change “It begins”"));
  const sheet = within(await screen.findByRole("dialog"));
  fireEvent.click(sheet.getByRole("button", { name: "Leave out: Aspect a1" }));
  fireEvent.change(sheet.getByLabelText("What happens here?"), { target: { value: "It starts" } });
  fireEvent.click(sheet.getByRole("button", { name: "Keep the changes" }));
  expect(marking.change).toHaveBeenCalledWith("m1", { label: "It starts", memo: "", notes: [] });
  fireEvent.click(await screen.findByRole("button", { name: "Remove “They laugh”" }));
  fireEvent.click(await screen.findByRole("button", { name: "Remove it" }));
  expect(marking.remove).toHaveBeenCalledWith("m2");
});

test("in a file moments can be read and gone to, and nothing else", async () => {
  await open(null, null);
  expect(screen.queryByRole("button", { name: /Change|Remove|Mark|Copy/ })).toBeNull();
  expect(button(/^It begins/)).toBeTruthy();
});

test("what was not recorded says why until it is read", async () => {
  const refused = { key: "1", command: { type: "removeMoment", moment: "m1" }, message: "No such moment." };
  const marking = line({ refused: [refused as never] });
  await open(marking);
  expect(screen.getByRole("alert").textContent).toContain("No such moment.");
});

test("only facilitators have the panel", () => {
  const has = (eyes: Eyes) => panelsFor(eyes).some(({ id }) => id === "moments");
  expect((["facilitator", "participant", "wall", "outside"] as const).map(has)).toEqual([
    ...[true, false, false, false],
  ]);
});
