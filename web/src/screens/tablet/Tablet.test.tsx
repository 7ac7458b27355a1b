import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyCommand, State } from "../../contract";
import { prefer } from "../../ui";
import { BOARD, given, moved } from "./given";
import { Tablet, type TabletProps } from "./Tablet";

const sent = vi.fn<(command: AnyCommand) => void>();
const spoke = vi.fn<(seat: string) => void>();

function show(state: State, more: Partial<TabletProps> = {}) {
  const usual: TabletProps = {
    state,
    session: "s1",
    me: "joan",
    speaker: "joan",
    flights: [],
    status: { words: "All saved", mood: "calm" },
    undoing: { undo: null, redo: null },
    refused: [],
    clock: () => 0,
    newId: () => "newidnewid12",
    send: sent,
    speak: spoke,
    carry: () => undefined,
    onTryAgain: () => undefined,
    onForget: () => undefined,
  };
  return render(<Tablet {...usual} {...more} />);
}

beforeEach(() => {
  // jsdom has no CSS object, which react-aria asks for when a sheet opens.
  vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
  sent.mockReset();
  spoke.mockReset();
  localStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a note on the scale", () => {
  it("says its place in words, and counts a run of arrow keys as one move", () => {
    vi.useFakeTimers();
    show(given(moved(6, "amir", "a1", 500)));
    const note = screen.getByRole("slider", { name: "Where we meet" });
    expect(note.getAttribute("aria-valuetext")).toBe("In the middle, 50 out of 100");
    for (let press = 0; press < 6; press++) fireEvent.keyDown(note, { key: "ArrowRight" });
    expect(note.getAttribute("aria-valuetext")).toBe("Nearer “Set in stone”, 62 out of 100");
    expect(sent).not.toHaveBeenCalled();
    act(() => vi.advanceTimersByTime(2000));
    expect(sent.mock.calls).toEqual([[{ type: "moveNote", note: `${BOARD}:a1`, x: 620, y: 300 }]]);
  });

  it("opens its sheet with Enter and goes to a place named in words", () => {
    show(given(moved(6, "amir", "a1", 500)));
    fireEvent.keyDown(screen.getByRole("slider"), { key: "Enter" });
    const sheet = screen.getByRole("dialog", { name: "Where we meet" });
    expect(within(sheet).getByText(/Last moved: Amir/)).toBeTruthy();
    fireEvent.click(within(sheet).getByRole("button", { name: "Very near “About choice”" }));
    expect(sent).toHaveBeenCalledWith({
      type: "moveNote",
      note: `${BOARD}:a1`,
      x: 100,
      y: expect.any(Number),
    });
  });

  it("cannot be moved once the activity has ended, and can still be read", () => {
    const ended = given(moved(6, "amir", "a1", 500), {
      ...{ type: "activity.ended", seq: 7, at: 7, by: "fac", id: "e7" },
      activity: "scale",
    });
    show(ended);
    const note = screen.getByRole("slider");
    fireEvent.keyDown(note, { key: "End" });
    fireEvent.keyDown(note, { key: "Enter" });
    const sheet = screen.getByRole("dialog");
    expect(within(sheet).queryByText("Where should it go?")).toBeNull();
    expect(sent).not.toHaveBeenCalled();
  });
});

describe("a note in the tray", () => {
  it("is a button that offers the places in words to whoever presses it by key", () => {
    show(given());
    fireEvent.click(screen.getByRole("button", { name: "Who can refer. Place on the scale" }), { detail: 0 });
    expect(screen.getByRole("dialog", { name: "Who can refer" })).toBeTruthy();
  });

  it("is held after a tap until the next tap on the scale", () => {
    const { container } = show(given());
    fireEvent.click(screen.getByRole("button", { name: "Who can refer. Place on the scale" }), { detail: 1 });
    const target = container.querySelector(".board-target");
    expect(target).not.toBeNull();
    if (target) fireEvent.click(target);
    expect(sent).toHaveBeenCalledWith(expect.objectContaining({ type: "moveNote", note: `${BOARD}:a2` }));
    expect(container.querySelector(".board-target")).toBeNull();
  });

  it("can be set aside as not discussed, which is no place on the scale", () => {
    show(given());
    fireEvent.click(screen.getByRole("button", { name: "Who can refer. Place on the scale" }), { detail: 0 });
    fireEvent.click(screen.getByRole("button", { name: "Not discussed" }));
    expect(sent).toHaveBeenCalledWith({
      type: "setDiscussed",
      aspect: "a2",
      state: "notDiscussed",
      board: BOARD,
    });
  });
});

describe("the list", () => {
  it("is the same board as headings and lists, with the same ways to move a note", () => {
    show(given(moved(6, "amir", "a1", 500)));
    fireEvent.click(screen.getByRole("radio", { name: "List" }));
    const middle = screen.getByRole("region", { name: "In the middle" });
    expect(within(middle).getByText("Where we meet")).toBeTruthy();
    fireEvent.click(
      within(middle).getByRole("button", { name: "Right: Where we meet, a little towards “Set in stone”" }),
    );
    expect(sent).toHaveBeenCalledWith({ type: "moveNote", note: `${BOARD}:a1`, x: 540, y: 300 });
  });
});

describe("what a person writes", () => {
  it("survives a reload half written", () => {
    const { unmount } = show(given());
    fireEvent.click(screen.getByRole("button", { name: "New note" }));
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Bringing a friend" } });
    unmount();
    show(given());
    fireEvent.click(screen.getByRole("button", { name: "New note" }));
    fireEvent.click(screen.getByRole("button", { name: "Add the note" }));
    expect(sent).toHaveBeenCalledWith({
      ...{ type: "addNote", text: "Bringing a friend", board: BOARD, note: "newidnewid12" },
    });
  });

  it("is kept with its reason when the room did not take it", () => {
    show(given(), {
      refused: [
        { id: "r1", about: "Your new note", message: "The activity had ended.", words: "It depends" },
      ],
    });
    fireEvent.click(screen.getByRole("button", { name: /1 change not saved/ }));
    const sheet = screen.getByRole("dialog");
    expect(within(sheet).getByText("It depends")).toBeTruthy();
    expect(within(sheet).getByText("The activity had ended.")).toBeTruthy();
  });
});

describe("what others do", () => {
  const flight = { note: `${BOARD}:a1`, x: 800, y: 100, seat: "amir" };

  it("is seen on its way, with who does it", () => {
    show(given(moved(6, "amir", "a1", 500)), { flights: [flight] });
    expect(screen.getByText("Amir is moving this")).toBeTruthy();
    expect(screen.getByRole("slider").getAttribute("aria-valuenow")).toBe("800");
  });

  it("is seen only once it is done, in calm mode", () => {
    prefer({ calm: true });
    show(given(moved(6, "amir", "a1", 500)), { flights: [flight] });
    expect(screen.queryByText("Amir is moving this")).toBeNull();
    expect(screen.getByRole("slider").getAttribute("aria-valuenow")).toBe("500");
    prefer({ calm: false });
  });

  it("can be compared once the boards are shown to everyone", () => {
    const revealed = {
      type: "boards.revealed",
      seq: 6,
      at: 6,
      by: "fac",
      id: "e6",
      activity: "scale",
    } as const;
    show(given(revealed));
    fireEvent.click(screen.getByRole("button", { name: "See them side by side" }));
    expect(screen.getByRole("region", { name: "Where each group put what" })).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "Board" }));
    expect(screen.queryByRole("button", { name: "See them side by side" })).toBeNull();
  });
});
