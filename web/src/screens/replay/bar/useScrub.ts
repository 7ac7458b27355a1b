import { type PointerEvent, type RefObject, useMemo, useRef } from "react";
import type { Replay } from "../../../replay/replay";
import { useReplay } from "../useReplay";
import type { Axis } from "./axis";

/** A finger or a mouse on the bar. */
interface Grip {
  readonly left: number;
  readonly width: number;
  readonly wasPlaying: boolean;
  /** Where it is now, in px of the window; taken up once a frame. */
  x: number;
  frame: number;
}

export interface Scrubbing {
  onPointerDown(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
}

/**
 * Dragging anywhere on the bar. However many moves a finger reports, one place is asked for in a frame; the bar is
 * measured once, when it is touched.
 */
export function useScrub(axis: Axis, track: RefObject<HTMLElement | null>, focus: () => void): Scrubbing {
  const replay = useReplay();
  const grip = useRef<Grip | null>(null);
  const latest = useRef(axis);
  latest.current = axis;
  return useMemo(() => {
    const take = () => {
      const held = grip.current;
      if (!held) return;
      held.frame = 0;
      goTo(replay, latest.current, (held.x - held.left) / Math.max(1, held.width));
    };
    const move = (event: Pick<PointerEvent, "clientX" | "stopPropagation">) => {
      // Nobody else waits for the moves of a thumb that is held, and there are many.
      event.stopPropagation();
      const held = grip.current;
      if (!held) return;
      held.x = event.clientX;
      held.frame ||= requestAnimationFrame(take);
    };
    const drop = () => {
      const held = grip.current;
      if (!held) return;
      if (held.frame) {
        cancelAnimationFrame(held.frame);
        take();
      }
      grip.current = null;
      track.current?.removeEventListener("pointermove", move);
      replay.hold(false);
      swift(track.current, false);
      if (held.wasPlaying) replay.play();
    };
    return {
      onPointerDown(event) {
        const element = track.current;
        if (!element || event.button !== 0) return;
        const { left, width } = element.getBoundingClientRect();
        const wasPlaying = replay.shown().playing;
        replay.pause();
        focus();
        const pin = (event.target as Element).closest<HTMLElement>("[data-seq]");
        if (pin) {
          replay.seek(Number(pin.dataset.seq));
          return;
        }
        element.setPointerCapture?.(event.pointerId);
        element.addEventListener("pointermove", move);
        replay.hold(true);
        swift(element, true);
        grip.current = { left, width, wasPlaying, x: event.clientX, frame: 0 };
        take();
      },
      onPointerUp: drop,
      onPointerCancel: drop,
    };
  }, [replay, track, focus]);
}

/** The beginning of the bar is before the first event. */
function goTo(replay: Replay, axis: Axis, share: number): void {
  if (share <= 0) replay.toStart();
  else if (share >= 1) replay.toEnd();
  else replay.seekTime(axis.time(share));
}

/** While a thumb is dragged notes are where they were at that instant, and do not glide there. */
function swift(element: HTMLElement | null, on: boolean): void {
  element?.closest(".replay")?.toggleAttribute("data-swift", on);
}
