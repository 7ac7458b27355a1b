import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afternoon, answered, seatIn } from "../afternoon";
import { Closing } from "./Closing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const state = afternoon(answered("joan", "well", { text: "The talk" }));

describe("the end", () => {
  it("thanks, says what happens next and gives what one said, to print and to keep", () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    render(<Closing room={seatIn(state, "joan").room} />);
    expect(screen.getByText(/Thank you for your time/)).toBeTruthy();
    const mine = screen.getByRole("region", { name: "What you said and placed" });
    expect(within(mine).getByText("The talk")).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Before you go" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Print it" }));
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it("warns first of what has not arrived, and of words that were never sent", () => {
    localStorage.setItem("leeway.draft.joan.point.chart:lw.a1.pro", "Half a thought");
    localStorage.setItem("leeway.draft.amir.point.chart:lw.a1.pro", "Somebody else's");
    const { container } = render(<Closing room={{ ...seatIn(state, "joan").room, unsent: 2 }} />);
    const heed = screen.getByRole("region", { name: "Before you go" });
    expect(container.querySelector("section")).toBe(heed);
    expect(within(heed).getByText(/2 changes are still on their way/)).toBeTruthy();
    expect(within(heed).getByText("Half a thought")).toBeTruthy();
    expect(within(heed).queryByText("Somebody else's")).toBeNull();
  });
});
