import { act, cleanup, render, screen } from "@testing-library/react";
import { StrictMode, useRef } from "react";
import { afterEach, expect, test } from "vitest";
import type { AnyCommand } from "../contract";
import { calm } from "./rehearsal/clock";
import { type Device, Hall } from "./rehearsal/hall";
import {
  SessionProvider,
  useActions,
  useLine,
  useRefused,
  useShown,
  useSignals,
  useTurns,
  useYou,
} from "./store";

const CARD = "scale:link:where";
const MOVE: AnyCommand = { type: "moveNote", note: CARD, x: 300, y: 5 };
const WRONG: AnyCommand = { type: "moveNote", note: "nobodyknows0", x: 300, y: 5 };

afterEach(cleanup);

/** How often a component was drawn. */
function useDraws(): number {
  const draws = useRef(0);
  draws.current += 1;
  return draws.current;
}

function Place() {
  const x = useShown((state) => state.boards.notes[CARD]?.x ?? "in the tray");
  return <output aria-label="place">{x}</output>;
}

function Titles() {
  const titles = useShown((state) => Object.values(state.session.aspects).map(({ title }) => title));
  return (
    <output aria-label="titles">
      {titles.join()} drawn {useDraws()}
    </output>
  );
}

function Rest() {
  const [line, refused, signals, turns, you] = [useLine(), useRefused(), useSignals(), useTurns(), useYou()];
  const actions = useActions();
  return (
    <>
      <output aria-label="line">{`${line.key} ${line.count}`}</output>
      <output aria-label="refused">{refused.map(({ message }) => message)}</output>
      <output aria-label="flights">{Object.keys(signals.dragging).length}</output>
      <output aria-label="who">{you?.seat}</output>
      <button type="button" onClick={() => actions.do(MOVE)}>
        move
      </button>
      <button type="button" disabled={!turns.canUndo} onClick={actions.undo}>
        undo
      </button>
      <button type="button" onClick={() => actions.do(WRONG)}>
        wrong
      </button>
      <button type="button" onClick={() => refused.forEach(({ key }) => void actions.dismiss(key))}>
        read
      </button>
    </>
  );
}

const says = (name: string) => screen.getByLabelText(name).textContent;
const press = (name: string) => act(async () => screen.getByText(name).click());

async function drawn(hall: Hall, device: Device) {
  const view = render(
    <StrictMode>
      <SessionProvider
        session="s"
        role="participant"
        seat="ann"
        keyText="ann"
        surroundings={device.surroundings}
      >
        <Place />
        <Titles />
        <Rest />
      </SessionProvider>
    </StrictMode>,
  );
  await act(() => hall.flow());
  return view;
}

test("screens show what the tablet shows, do what is pressed, and say how things stand", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  await drawn(hall, device);
  expect([says("place"), says("line"), says("who")]).toEqual(["in the tray", "saved 0", "ann"]);
  await press("move");
  expect([says("place"), says("line")]).toEqual(["300", "saving 1"]);
  await act(() => hall.flow());
  expect(says("line")).toBe("saved 0");
  await press("undo");
  await act(() => hall.flow());
  expect(says("place")).toBe("in the tray");
});

test("a component is drawn again only when what it selected has changed", async () => {
  const hall = new Hall();
  await drawn(hall, hall.device("ann"));
  const before = says("titles");
  await press("move");
  await act(() => hall.flow());
  expect(says("titles")).toBe(before);
});

test("a refusal is there until it was read", async () => {
  const hall = new Hall();
  await drawn(hall, hall.device("ann"));
  await press("wrong");
  await act(() => hall.flow());
  expect(says("refused")).toBe("refused: unknown-note");
  await press("read");
  await act(calm);
  expect(says("refused")).toBe("");
});

test("leaving the screen lets the line go, and one line is left after a strict double start", async () => {
  const hall = new Hall();
  const device = hall.device("ann");
  const view = await drawn(hall, device);
  expect(device.wires.filter(({ state }) => state === "open").length).toBe(1);
  view.unmount();
  expect(device.wires.filter(({ state }) => state === "open").length).toBe(0);
});

test("a part outside a session says so", () => {
  expect(() => render(<Place />)).toThrow("outside its session");
});
