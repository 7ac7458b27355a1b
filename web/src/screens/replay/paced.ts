/** A replay that tells what draws it only as often as the device can draw it. */
import type { Replay } from "../../replay/replay";

/** What the hooks read: the replay itself, or one that tells less often. */
export type Showing = Pick<Replay, "shown" | "subscribe">;

/** So long nothing must have changed, in ms, for the replay to have come to rest; then all is drawn at once. */
const REST = 100;
/** What is drawn within this, in ms, leaves a frame room for all else; under a moving thumb it comes so often, in ms. */
const LIGHT = 9;
const OFTEN = 50;
/** While the thumb is dragged no more than one frame in so many goes to boards that take longer. */
const SHARE = 36;

/** How long boards wait for the next drawing that took `cost` ms the last time: the thumb must never wait for them. */
export function boardsWait(replay: Replay, cost: number): number {
  const { moving, playing } = replay.shown();
  if (moving) return cost <= LIGHT ? OFTEN : cost * SHARE;
  return playing && cost > LIGHT ? cost : 0;
}

/**
 * Changes are told at once, unless the last ones were told less than `wait` ms ago; then with those that follow. What is
 * there when the replay comes to rest is never left out.
 */
export function paced(replay: Replay, wait: (cost: number) => number): Showing {
  const listeners = new Set<() => void>();
  let last = replay.shown();
  // Long ago, but not for ever: what must wait until the thumb rests waits the first time, too.
  let [told, changed, cost] = [Number.MIN_SAFE_INTEGER, 0, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let leave: (() => void) | undefined;
  const tell = () => {
    cancelAnimationFrame(frame);
    [last, frame] = [replay.shown(), 0];
    const began = performance.now();
    told = began;
    for (const listener of [...listeners]) listener();
    // In a frame this comes after all of it has been drawn.
    setTimeout(() => {
      cost = performance.now() - began;
    });
  };
  const look = () => {
    if (last === replay.shown()) return;
    const now = performance.now();
    const due = now - told >= wait(cost);
    if (replay.shown().moving) {
      // What is drawn in a frame is paid for whole; and that the thumb rests will be heard.
      if (due) frame ||= requestAnimationFrame(tell);
    } else if (due || now - changed >= REST) tell();
    else timer ??= setTimeout(again, REST);
  };
  const again = () => {
    timer = undefined;
    look();
  };
  const heard = () => {
    changed = performance.now();
    look();
  };
  return {
    shown: () => last,
    subscribe(listener) {
      listeners.add(listener);
      leave ??= replay.subscribe(heard);
      heard();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        leave?.();
        clearTimeout(timer);
        cancelAnimationFrame(frame);
        [leave, timer, frame] = [undefined, undefined, 0];
      };
    },
  };
}
