/** Erasing takes two deliberate taps and a reason, and is called done only when it is. */
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AnyCommand, Seat, State } from "../../contract";
import { afternoon, type Happening } from "../afternoon";
import { whoDid } from "../tablet/who";
import { type Desk, DeskContext } from "./desk";
import { EraseName, EraseSeat, EraseWords } from "./Erase";
import { SeatSheet } from "./SeatSheet";

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
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "The person asked for it" }));
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
    ["Erase name: Nell", "eraseName"],
    ["Erase everything of this person: Nell", "eraseSeat"],
  ] as const) {
    press(label);
    fireEvent.click(screen.getByRole("radio", { name: "The person asked for it" }));
    press("Erase now, for good");
    expect(sent).toHaveBeenLastCalledWith({ type, seat: "s-9", why: "asked" });
  }
});

test("what somebody did is never said to be the facilitator's when their name is gone", () => {
  const nameless: Happening = { type: "seat.joined", seat: "s-9", name: "", background: "lw" };
  const state = afternoon(nameless);
  expect(whoDid(state, "s-9", "")).toBe("Somebody (name erased)");
  expect(whoDid(state, "f-1", "")).toBe("The facilitator");
});

test("a name that was erased is not offered again in the field for another one", () => {
  const { later } = show(afternoon(), ({ people }) => (
    <SeatSheet seat={people.seats.joan as Seat} onClose={() => {}} />
  ));
  const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
  expect(field().value).not.toBe("");
  const state = afternoon();
  const joan = { ...(state.people.seats.joan as Seat), name: "" };
  later({ ...state, people: { ...state.people, seats: { ...state.people.seats, joan } } });
  expect(field().value).toBe("");
  expect(screen.getByRole("heading", { name: "Somebody (name erased)" })).toBeTruthy();
});

test("who is not in the session any more cannot be moved or removed once more", () => {
  const state = afternoon();
  const joan = { ...(state.people.seats.joan as Seat), name: "", removed: true };
  show(state, () => <SeatSheet seat={joan} onClose={() => {}} />);
  expect(screen.queryByRole("button", { name: "Remove from the session" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Move to another tablet" })).toBeNull();
});
