/** Who waits is let in or turned away, and whoever does it by keys keeps their place when the card goes. */
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { AnyCommand, Seat, State } from "../../contract";
import { afternoon } from "../afternoon";
import { type Desk, DeskContext } from "./desk";
import { useKeptFocus } from "./keptFocus";
import { Lobby } from "./Lobby";

const sent = vi.fn<(command: AnyCommand) => void>();

afterEach(() => {
  cleanup();
  sent.mockReset();
});

function Part({ seats }: { readonly seats: readonly Seat[] }) {
  const place = useKeptFocus<HTMLElement>();
  return (
    <section ref={place} tabIndex={-1} aria-label="Room">
      <Lobby seats={seats} />
    </section>
  );
}

test("the one answer takes the card away, and the focus stays in the room", async () => {
  const state: State = afternoon();
  const waiting = Object.values(state.people.seats).map((seat) => ({ ...seat, lobby: "waiting" as const }));
  const desk: Desk = {
    ...{ session: "s", state, me: "fac", focus: null, follows: true, look: () => {} },
    ...{ door: { door: null, words: "", retry: () => {} }, act: sent, now: () => 0 },
  };
  const drawn = (seats: readonly Seat[]) => (
    <DeskContext value={desk}>
      <Part seats={seats} />
    </DeskContext>
  );
  const { rerender } = render(drawn(waiting));
  const [first, ...rest] = waiting;
  const button = screen.getByRole("button", { name: `Turn ${first?.name} away` });
  button.focus();
  fireEvent.click(button);
  expect(sent).toHaveBeenCalledWith({ type: "removeSeat", seat: first?.id });
  rerender(drawn(rest));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("region", { name: "Room" })));
});
