/** Erasing takes two deliberate taps and a reason, and is called done only when it is. */
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnyCommand, Seat, State } from "../../contract";
import { afternoon, type Happening } from "../afternoon";
import { type Desk, DeskContext } from "./desk";
import { EraseName, EraseSeat, EraseWords } from "./Erase";

const sent = vi.fn<(command: AnyCommand) => void>();
const WORDS = "Mrs Nightingale";

function show(state: State, what: (state: State) => React.ReactNode) {
  const desk = (now: State): Desk => ({
    ...{ session: "s", state: now, me: "fac", focus: null, follows: true, look: () => {} },
    ...{ door: { door: null, words: "", retry: () => {} }, act: sent, now: () => 0 },
  });
  const drawn = (now: State) => <DeskContext value={desk(now)}>{what(now)}</DeskContext>;
  const shown = render(drawn(state));
  return { later: (now: State) => shown.rerender(drawn(now)) };
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

beforeEach(() => void vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false }));

afterEach(() => {
  cleanup();
  sent.mockReset();
  vi.unstubAllGlobals();
});

test("words go after a reason was chosen and it was confirmed; not before [G15]", () => {
  show(afternoon(), () => <EraseWords on="n1" words={WORDS} />);
  press(`Erase for good: ${WORDS}`);
  expect(screen.getByText(/Printed pages, downloads, and backups/)).toBeTruthy();
  press("Erase now, for good");
  expect(screen.getByText("Please choose why.")).toBeTruthy();
  expect(sent).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole("radio", { name: "It names somebody else" }));
  press("Erase now, for good");
  expect(sent).toHaveBeenCalledWith({ type: "eraseNote", on: "n1", why: "namesSomebody" });
});

test("nothing is said to be gone while it is being erased [G18]", () => {
  const before = afternoon();
  const erasing = { ...before, session: { ...before.session, erasing: { n1: 9 } } };
  const erased = { ...before, session: { ...before.session, erased: { n1: true } } };
  const { later } = show(before, (now) => <EraseWords on="n1" words={now.session.erased.n1 ? "" : WORDS} />);
  later(erasing);
  expect(screen.getByText("Being erased …")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
  later(erased);
  expect(screen.getByText("Erased for good")).toBeTruthy();
});

test("a person's name, and everything of a person, each ask by themselves", () => {
  const joined: Happening = { type: "seat.joined", seat: "s-9", name: "Nell", background: "lw" };
  show(afternoon(joined), ({ people }) => {
    const seat = people.seats["s-9"] as Seat;
    return (
      <>
        <EraseName who={seat} />
        <EraseSeat seat={seat} />
      </>
    );
  });
  for (const [label, type] of [
    ["Erase the name for good: Nell", "eraseName"],
    ["Erase everything of Nell for good", "eraseSeat"],
  ] as const) {
    press(label);
    fireEvent.click(screen.getByRole("radio", { name: "The person asked for it" }));
    press("Erase now, for good");
    expect(sent).toHaveBeenLastCalledWith({ type, seat: "s-9", why: "asked" });
  }
});
