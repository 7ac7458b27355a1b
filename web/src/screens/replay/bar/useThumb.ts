import { type RefObject, useLayoutEffect } from "react";
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
    let dragged = false;
    const [go, end] = thumb.current ? wayOf(thumb.current) : NOWHERE;
    const say = () => {
      later = null;
      const input = slider.current;
      if (!input) return;
      const shown = replay.shown();
      input.value = String(shown.row);
      input.setAttribute("aria-valuetext", positionInWords(shown, replay.timeline, replay.about));
    };
    const follow = () => {
      const { at, row, playing, moving } = replay.shown();
      go(row < 0 ? 0 : axis.share(at));
      // Where it comes to rest is said soon, however long it was dragged before.
      if (dragged && !moving && later) {
        clearTimeout(later);
        later = null;
      }
      dragged = moving;
      later ??= setTimeout(say, SAYS[playing ? "playing" : moving ? "held" : "resting"]);
    };
    follow();
    say();
    const leave = replay.subscribe(follow);
    return () => {
      leave();
      if (later) clearTimeout(later);
      end();
    };
  }, [replay, axis, thumb, slider]);
}

/** Takes it to a share of the bar; and ends it. */
type Way = readonly [(share: number) => void, () => void];

const NOWHERE: Way = [() => {}, () => {}];

/**
 * An animation along the bar that never runs by itself: the thumb is where its time stands. A browser moves what is
 * animated without laying anything else on the page anew, which takes half of a frame for a transform that is set.
 */
function wayOf(thumb: HTMLElement): Way {
  const ends = [{ transform: "translateX(0)" }, { transform: "translateX(100%)" }];
  const way = thumb.animate?.(ends, { duration: LENGTH, fill: "both" });
  if (!way) return NOWHERE;
  way.pause();
  const go = (share: number) => {
    if (way.currentTime !== share * LENGTH) way.currentTime = share * LENGTH;
  };
  return [go, () => way.cancel()];
}

const LENGTH = 1000;
