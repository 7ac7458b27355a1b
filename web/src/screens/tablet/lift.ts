/** Carrying a note by finger, mouse or pen: where it hovers, and where it would come down. */
import { type RefObject, useCallback, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { type DragHandlers, useDrag } from "../../ui";
import { type Spot, within } from "./places";
import type { NoteView } from "./view";

/** A finger covers what it holds, so a note held by one hovers this many px above it. */
const ABOVE_FINGER = 44;

/** How near the edge of the window, and how far at a time, the page is drawn along, in px. */
const EDGE = 72;
const PULL = 20;

/** A note in the air. Positions in px of the window, of the note's upper left corner. */
export interface Lifted {
  readonly note: NoteView;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly over: Over;
}

/** What it would come down on. */
export type Over =
  | { readonly on: "board"; readonly spot: Spot }
  | { readonly on: "tray" }
  | { readonly on: "nothing" };

export interface LiftHandlers {
  onOver(note: NoteView, over: Over): void;
  onDown(note: NoteView, over: Over): void;
}

export interface Lift {
  readonly field: RefObject<HTMLDivElement | null>;
  readonly tray: RefObject<HTMLElement | null>;
  /** The id of the note in the air, or null. */
  readonly held: string | null;
  readonly air: Air;
  take(note: NoteView, from: HTMLElement, touch: boolean): void;
  carry(dx: number, dy: number): void;
  drop(): void;
  cancel(): void;
}

/** Where the note is right now, told only to whoever draws it: the rest of the board need not wake at every move. */
export interface Air {
  get(): Lifted | null;
  subscribe(listener: () => void): () => void;
}

/** One lift for one board; at most one note is in the air. */
export function useLift(handlers: LiftHandlers): Lift {
  const field = useRef<HTMLDivElement>(null);
  const tray = useRef<HTMLElement>(null);
  const [held, hold] = useState<string | null>(null);
  const latest = useRef(handlers);
  latest.current = handlers;
  const [air] = useState(openAir);
  const start = useRef({ left: 0, top: 0, scrolled: 0 });

  return useMemo<Lift>(() => {
    const fly = (left: number, top: number) => {
      const now = air.get();
      if (!now) return;
      bringIntoSight(now, top);
      const over = overWhat({ ...now, left, top }, field.current, tray.current);
      air.set({ ...now, left, top, over });
      latest.current.onOver(now.note, over);
    };
    const land = (): Lifted | null => {
      const now = air.get();
      air.set(null);
      hold(null);
      return now;
    };
    return {
      field,
      tray,
      held,
      air,
      take(note, from, touch) {
        const box = from.getBoundingClientRect();
        const [left, top] = [box.left, box.top - (touch ? ABOVE_FINGER : 4)];
        start.current = { left, top, scrolled: window.scrollY };
        air.set({ note, left, top, width: box.width, height: box.height, over: { on: "nothing" } });
        hold(note.id);
      },
      carry(dx, dy) {
        // The way is measured on the page, and the page may have moved under it.
        const { left, top, scrolled } = start.current;
        fly(left + dx, top + dy - (window.scrollY - scrolled));
      },
      drop() {
        const now = land();
        if (now) latest.current.onDown(now.note, now.over);
      },
      cancel: () => void land(),
    };
  }, [air, held]);
}

/** Drag props for one note, held by `lift`. */
export function useLiftedBy(
  lift: Lift,
  note: NoteView,
  element: RefObject<HTMLElement | null>,
  more: Pick<DragHandlers, "onStep" | "strip"> = {},
): ReturnType<typeof useDrag> {
  return useDrag({
    onLift: (touch) => element.current && lift.take(note, element.current, touch),
    onCarry: lift.carry,
    onDrop: lift.drop,
    onCancel: lift.cancel,
    ...more,
  });
}

/** The note in the air, for the one component that draws it. */
export function useAir(air: Air): Lifted | null {
  return useSyncExternalStore(
    useCallback((listener: () => void) => air.subscribe(listener), [air]),
    () => air.get(),
  );
}

function openAir(): Air & { set(lifted: Lifted | null): void } {
  let now: Lifted | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set(lifted) {
      now = lifted;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** With large type the board and the tray do not fit one screen: a note carried to its edge draws the page along. */
function bringIntoSight({ top: before, height }: Lifted, top: number): void {
  if (top < before && top < EDGE) window.scrollBy(0, -PULL);
  if (top > before && top + height > window.innerHeight - EDGE) window.scrollBy(0, PULL);
}

function overWhat(lifted: Lifted, field: HTMLElement | null, tray: HTMLElement | null): Over {
  const middle = { x: lifted.left + lifted.width / 2, y: lifted.top + lifted.height / 2 };
  if (tray && holds(tray.getBoundingClientRect(), middle, 0)) return { on: "tray" };
  const box = field?.getBoundingClientRect();
  // A note let go a little beside the board was meant for the board.
  if (!box || !holds(box, middle, 96)) return { on: "nothing" };
  const x = within(((lifted.left - box.left) / Math.max(1, box.width - lifted.width)) * 1000);
  const y = within(((lifted.top - box.top) / Math.max(1, box.height - lifted.height)) * 1000);
  return { on: "board", spot: { x, y } };
}

function holds(box: DOMRect, point: { x: number; y: number }, margin: number): boolean {
  return (
    point.x >= box.left - margin &&
    point.x <= box.right + margin &&
    point.y >= box.top - margin &&
    point.y <= box.bottom + margin
  );
}
