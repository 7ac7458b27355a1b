/** Press and drag, for finger, mouse, pen and arrow keys alike; a press that does not travel stays a tap. */
import { type DOMAttributes, type MouseEvent, useEffect, useRef } from "react";
import { useMove } from "react-aria";

/** How far a press must travel, in px, before it is a drag: a resting hand trembles. */
const THRESHOLD = 8;

export interface DragHandlers {
  /** The thing is lifted; `touch` says that a finger covers it. */
  onLift(touch: boolean): void;
  /** How far it has travelled since it was pressed, in px. */
  onCarry(dx: number, dy: number): void;
  /** It was let go. */
  onDrop(): void;
  /** The drag came to nothing: Escape, a scroll that took over, a second thought of the browser's. */
  onCancel(): void;
  /**
   * The strip that the thing lies in, where it has more in it than can be seen. A finger that moves along the strip slides
   * it; one that moves across it lifts the thing, however slanting the way. Asked when a press begins to travel.
   */
  strip?(): Strip | null;
  /** An arrow key: one step right, left (dx ±1), down or up (dy ±1); `far` with Shift held. */
  onStep?(dx: number, dy: number, far: boolean): void;
}

/** Something that slides one way. */
export interface Strip {
  readonly along: "x" | "y";
  /** Gives how far it really went, in px: less at its ends. */
  slide(px: number): number;
}

interface Carried {
  readonly touch: boolean;
  readonly strip: Strip | null;
  /** The whole way of the press, in px. */
  way: number;
  dx: number;
  dy: number;
  lifted: boolean;
  cancelled: boolean;
}

/** Props for the thing itself. The click that ends a drag is swallowed, so `onClick` means a tap. */
export function useDrag(handlers: DragHandlers): DOMAttributes<HTMLElement> {
  const carried = useRef<Carried | null>(null);
  const swallow = useRef(false);
  const latest = useRef(handlers);
  latest.current = handlers;

  const cancel = useRef(() => {
    const now = carried.current;
    if (now?.lifted && !now.cancelled) {
      now.cancelled = true;
      settle();
      latest.current.onCancel();
    }
  }).current;

  useEffect(() => {
    const onKey = (key: KeyboardEvent) => key.key === "Escape" && cancel();
    window.addEventListener("keydown", onKey, true);
    // Capture: this must be known before useMove takes the same event for an ordinary letting go.
    window.addEventListener("pointercancel", cancel, true);
    return () => {
      window.removeEventListener("keydown", onKey, true);
      window.removeEventListener("pointercancel", cancel, true);
      cancel();
    };
  }, [cancel]);

  const { moveProps } = useMove({
    onMoveStart: ({ pointerType }) => {
      const touch = pointerType === "touch";
      const strip = (touch && latest.current.strip?.()) || null;
      const still = { touch, strip, way: 0, dx: 0, dy: 0, lifted: false, cancelled: false };
      carried.current = pointerType === "keyboard" ? null : still;
    },
    onMove: ({ pointerType, deltaX, deltaY, shiftKey }) => {
      if (pointerType === "keyboard") latest.current.onStep?.(deltaX, deltaY, shiftKey);
      else if (carried.current) carry(carried.current, deltaX, deltaY, latest.current);
    },
    onMoveEnd: () => {
      const now = carried.current;
      carried.current = null;
      if (!now || now.way < THRESHOLD) return;
      swallow.current = true;
      setTimeout(() => {
        swallow.current = false;
      });
      if (now.cancelled || !now.lifted) return;
      settle();
      latest.current.onDrop();
    },
  });

  return { ...moveProps, onClickCapture: (click: MouseEvent) => swallow.current && click.stopPropagation() };
}

function carry(now: Carried, deltaX: number, deltaY: number, handlers: DragHandlers): void {
  if (now.cancelled) return;
  now.way += Math.hypot(deltaX, deltaY);
  now.dx += deltaX;
  now.dy += deltaY;
  if (!now.lifted && far(now) < THRESHOLD) {
    slide(now, deltaX, deltaY);
    return;
  }
  if (!now.lifted) {
    now.lifted = true;
    document.documentElement.toggleAttribute("data-dragging", true);
    handlers.onLift(now.touch);
  }
  handlers.onCarry(now.dx, now.dy);
}

/** What the strip has gone, the thing has gone with it: it counts no more. */
function slide(now: Carried, deltaX: number, deltaY: number): void {
  if (now.strip?.along === "x") now.dx -= now.strip.slide(deltaX);
  if (now.strip?.along === "y") now.dy -= now.strip.slide(deltaY);
}

/** How far it has travelled towards being lifted: any way, or across the strip that it lies in. */
function far({ strip, dx, dy }: Carried): number {
  if (!strip) return Math.hypot(dx, dy);
  return Math.abs(strip.along === "x" ? dy : dx);
}

function settle(): void {
  document.documentElement.removeAttribute("data-dragging");
}
