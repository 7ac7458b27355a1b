import { type RefObject, useLayoutEffect } from "react";
import { isHeld } from "../paced";
import { useReplay } from "../useReplay";
import type { Axis } from "./axis";
import { positionInWords } from "./position";

/** So often at most what a screen reader may read of the slider changes, in ms: at rest, dragged, and while it plays. */
const SAYS = { resting: 250, held: 4000, playing: 5000 } as const;

/** Keeps the thumb, and what the slider says of itself, where the replay stands: without drawing anything else. */
export function useThumb(
  axis: Axis,
  thumb: RefObject<HTMLElement | null>,
  slider: RefObject<HTMLInputElement | null>,
): void {
  const replay = useReplay();
  useLayoutEffect(() => {
    let later: ReturnType<typeof setTimeout> | null = null;
    let place = "";
    const say = () => {
      later = null;
      const input = slider.current;
      if (!input) return;
      const shown = replay.shown();
      input.value = String(shown.row);
      input.setAttribute("aria-valuetext", positionInWords(shown, replay.timeline, replay.about));
    };
    const follow = () => {
      const { at, row, playing } = replay.shown();
      const next = `translateX(${(row < 0 ? 0 : axis.share(at)) * 100}%)`;
      if (thumb.current && next !== place) thumb.current.style.transform = next;
      place = next;
      later ??= setTimeout(say, SAYS[playing ? "playing" : isHeld(replay) ? "held" : "resting"]);
    };
    follow();
    say();
    const leave = replay.subscribe(follow);
    return () => {
      leave();
      if (later) clearTimeout(later);
    };
  }, [replay, axis, thumb, slider]);
}
