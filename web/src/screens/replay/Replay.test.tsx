import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyEvent } from "../../contract";
import { Shelf } from "../../replay/given";
import { Replay } from "../../replay/replay";
import type { Eyes } from "../../replay/types";
import { type Happening, history, seated } from "../fixture";
import type { Address } from "./address";
import { ReplayScreen } from "./ReplayScreen";

const MINUTE = 60_000;

function moved(group: string, aspect: string, x: number, minute: number): Happening {
  const board = `scale:${group}`;
  return { type: "note.moved", board, note: `${board}:${aspect}`, x, y: 1, at: minute * MINUTE };
}

const EVENTS = history(
  seated("joan", "lw"),
  seated("sam", "ppi"),
  { type: "activity.started", activity: "scale", at: 10 * MINUTE }, // 4
  { type: "timer.set", endsAt: 20 * MINUTE, left: null, at: 10 * MINUTE },
  moved("lw", "a1", 100, 11), // 6
  moved("ppi", "a1", 900, 12),
  moved("lw", "a1", 800, 13), // 8
  { type: "boards.revealed", activity: "scale", at: 14 * MINUTE },
  { type: "activity.ended", activity: "scale", at: 30 * MINUTE }, // 10
  { type: "activity.started", activity: "chart", at: 31 * MINUTE }, // 11
);

beforeEach(() => {
  vi.stubGlobal("CSS", { escape: (text: string) => text.replaceAll(":", "\\:"), supports: () => false });
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
  localStorage.clear();
});

async function watch(
  at: number,
  { eyes = "facilitator", events = EVENTS }: { eyes?: Eyes; events?: readonly AnyEvent[] } = {},
) {
  const replay = await Replay.open(new Shelf(events, {}, eyes), at);
  const address = {
    at,
    keep: vi.fn<Address["keep"]>(),
    link: (seq: number) => `http://l/replay/s1?seq=${seq}`,
  };
  await act(async () => {
    render(<ReplayScreen replay={replay} viewer={{ session: "s1", eyes, key: null }} address={address} />);
  });
  return { replay, address };
}

const slider = () => screen.getByRole<HTMLInputElement>("slider", { name: "Time" });
const stage = () => screen.getByRole("region", { name: /^Activity|^Before/ });
/** The next frame of the screen, in which what was asked for last is drawn. */
const frame = () => act(() => new Promise((resolve) => setTimeout(resolve, 60)));

describe("the replay", () => {
  it("shows who was there before anything began, and the boards as they were afterwards", async () => {
    const { replay } = await watch(3);
    expect(screen.getByRole("heading", { name: "Who is here" })).toBeTruthy();
    act(() => replay.seek(6));
    await frame();
    expect(stage().textContent).toContain("Boards hidden until the reveal");
    expect(stage().querySelector<HTMLElement>(".mini-pin")?.style.left).toBe("10%");
    expect(screen.queryByRole("radio", { name: "Comparison" })).toBeNull();
    act(() => replay.seek(9));
    await frame();
    expect(stage().textContent).toContain("Boards open to everybody");
    expect(screen.getByRole("radio", { name: "Comparison" })).toBeTruthy();
  });

  it("shows the room's clock as it stood, not as it stands", async () => {
    const { replay } = await watch(6);
    expect(stage().querySelector(".timer-digits")?.textContent).toBe("9:00");
    act(() => replay.seek(7));
    await frame();
    expect(stage().querySelector(".timer-digits")?.textContent).toBe("8:00");
  });

  it("is driven by keys on the timeline, which says where it stands", async () => {
    const { replay } = await watch(6);
    const press = async (key: string, shiftKey = false) => {
      fireEvent.keyDown(slider(), { key, shiftKey });
      await frame();
    };
    await press("ArrowRight");
    expect(replay.shown().seq).toBe(7);
    await press("ArrowLeft");
    await press("PageDown");
    expect(replay.shown().seq).toBe(11);
    await press("PageUp");
    expect(replay.shown().seq).toBe(4);
    await press("Home");
    expect(replay.shown().seq).toBe(0);
    await press("ArrowRight", true);
    expect(replay.shown().seq).toBe(10);
    await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
    expect(slider().getAttribute("aria-valuetext")).toContain("Change 10 of 11");
  });

  it("marks the note that has just changed, and follows the one that is picked from change to change", async () => {
    const { replay } = await watch(6);
    const changed = () => stage().querySelector("[data-changed]")?.getAttribute("data-note");
    expect(changed()).toBe("scale:lw:a1");
    fireEvent.click(within(stage()).getAllByRole("button", { name: /^Aspect a1/ })[0] as HTMLElement);
    const path = screen.getByRole("region", { name: "The path of “Aspect a1”" });
    expect(path.textContent).toContain("Change 1 of 2");
    fireEvent.click(within(path).getByRole("button", { name: "Next change" }));
    await frame();
    expect(replay.shown().seq).toBe(8);
    expect(stage().querySelectorAll(".trail-stop")).toHaveLength(2);
  });

  it("keeps the address at the instant that is shown while it stands still", async () => {
    const { replay, address } = await watch(6);
    act(() => replay.seek(8));
    await act(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect(address.keep).toHaveBeenLastCalledWith(8);
  });

  it("stays with an activity that is chosen, and says what ran meanwhile", async () => {
    await watch(11);
    fireEvent.change(screen.getByLabelText("Show"), { target: { value: "scale" } });
    await frame();
    expect(stage().textContent).toContain("Meanwhile the room did: The chart");
    expect(stage().querySelector<HTMLElement>(".mini-pin")?.style.left).toBe("80%");
  });

  it("says of a group whose board is not shown to a participant that it is not, where it would look empty", async () => {
    const events = EVENTS.filter(({ seq, type }) => seq !== 7 && type !== "boards.revealed");
    await watch(6, { eyes: "participant", events });
    const other = within(stage()).getByRole("region", { name: "PPI contributors" });
    expect(other.textContent).toContain("not shown here");
    expect(other.textContent).not.toContain("0 of");
    expect(stage().querySelector<HTMLElement>(".mini-pin")?.style.left).toBe("10%");
  });

  it("leaves out of stepping what is not looked at", async () => {
    const { replay } = await watch(6);
    fireEvent.click(screen.getByRole("button", { name: "Show only …" }));
    fireEvent.click(screen.getByRole("checkbox", { name: "PPI contributors" }));
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    expect(screen.getByText("Looking only at: PPI contributors")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "One on" }));
    await frame();
    expect(replay.shown().seq).toBe(7);
    fireEvent.click(screen.getByRole("button", { name: "One on" }));
    await frame();
    expect(replay.shown().seq).toBe(7);
  });
});
