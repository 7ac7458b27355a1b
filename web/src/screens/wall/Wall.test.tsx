import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { State } from "../../contract";
import { afternoon, answered, pointed, revealed, started } from "../afternoon";
import { golden } from "../comparison/fixture";
import type { DoorWay } from "../door";
import { Wall } from "./Wall";

const door: DoorWay = {
  door: { code: "K7M4QP2X", joinUrl: "http://leeway.test/join#x", qr: { size: 1, path: "" }, wallKey: null },
  words: "",
  retry: () => undefined,
};
const wall = (state: State) => <Wall state={state} door={door} notice="" now={() => 0} />;
const show = (state: State) => render(wall(state));
const view = (name: string) => fireEvent.click(screen.getByRole("radio", { name }));

beforeEach(() => {
  vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const compared = () =>
  golden({}, { type: "activity.started", activity: "scale" }, { type: "boards.revealed", activity: "scale" });

describe("the wall", () => {
  it("shows the comparison at a glance, and one aspect at a time by key or button", () => {
    show(compared());
    expect(screen.getAllByRole("rowheader")).toHaveLength(6);
    view("One at a time");
    expect(screen.getByRole("rowheader").textContent).toBe("Aspect A2");
    fireEvent.keyDown(document.body, { key: "PageDown" });
    expect(screen.getByRole("rowheader").textContent).toBe("Aspect A3");
    fireEvent.click(screen.getByRole("button", { name: "Back" }));
    expect(screen.getByText("1 of 6")).toBeTruthy();
  });

  it("shows while a scale is at work what its two ends mean, and that groups work unless nothing can be changed", () => {
    const { rerender } = show(afternoon(started("scale")));
    expect(screen.getByRole("list", { name: /^Scale from/ }).children).toHaveLength(2);
    expect(screen.getByText(/^The groups are working/)).toBeTruthy();
    rerender(wall(afternoon(started("scale"), { type: "boards.locked", locked: true })));
    expect(screen.queryByText(/^The groups are working/)).toBeNull();
    expect(screen.getByText(/^Nothing can be changed/)).toBeTruthy();
  });

  it("has no boards to show where everybody placed alone", () => {
    show(compared());
    expect(screen.getAllByRole("radio").map((one) => one.textContent)).toEqual([
      "All together",
      "One at a time",
    ]);
  });

  it("shows all groups' charts side by side once they are revealed, and not before", () => {
    const point = pointed("joan", "p1", "Saves a visit");
    const { rerender } = show(afternoon(started("chart"), point));
    expect(screen.queryByText("Saves a visit")).toBeNull();
    rerender(wall(afternoon(started("chart"), point, revealed("chart"))));
    expect(screen.getByText("Saves a visit")).toBeTruthy();
  });

  it("shows answers once they are revealed, and before that the questions only", () => {
    const state = afternoon(started("reflection"));
    const prompt = state.agenda.activities.reflection?.prompts.find(({ kind }) => kind === "text");
    if (!prompt) throw new Error("the afternoon has no question");
    const answer = answered("", prompt.id, { text: "The tea was cold" });
    const { rerender } = show(afternoon(started("reflection"), answer));
    expect(screen.getByText(prompt.text)).toBeTruthy();
    expect(screen.queryByText("The tea was cold")).toBeNull();
    rerender(wall(afternoon(started("reflection"), answer, revealed("reflection"))));
    expect(screen.getByText("The tea was cold")).toBeTruthy();
    expect(screen.queryByText("You")).toBeNull();
  });

  it("lets everybody look at one aspect, and goes back to what was chosen", () => {
    const look = (up: boolean) => ({ type: "attention.called", aspect: "A4", up }) as const;
    const { rerender } = show(compared());
    view("One at a time");
    fireEvent.keyDown(document.body, { key: "ArrowRight" });
    const asked = golden(
      {},
      { type: "activity.started", activity: "scale" },
      { type: "boards.revealed", activity: "scale" },
      look(true),
    );
    rerender(wall(asked));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Aspect A4");
    rerender(wall(compared()));
    expect(screen.getByRole("rowheader").textContent).toBe("Aspect A3");
  });

  it("says that nothing can be changed while the boards are locked", () => {
    show(afternoon(started("chart"), { type: "boards.locked", locked: true }));
    expect(screen.getByText(/Nothing can be changed just now/)).toBeTruthy();
  });

  it("gives nobody a code while the door is locked", () => {
    show(afternoon({ type: "door.locked", locked: true }));
    expect(screen.queryByText("K7M4-QP2X")).toBeNull();
    expect(screen.getByText(/The door is closed just now/)).toBeTruthy();
  });

  it("thanks everybody at the end", () => {
    show(afternoon(started("chart"), { type: "session.closed" }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Thank you for taking part");
  });
});
