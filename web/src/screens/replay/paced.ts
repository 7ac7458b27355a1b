/** A replay that tells what draws it only as often as the device can draw it. */
import type { Replay } from "../../replay/replay";

/** What the hooks read: the replay itself, or one that tells less often. */
export type Showing = Pick<Replay, "shown" | "subscribe">;

/** So long nothing must have changed, in ms, for the replay to have come to rest; then all is drawn at once. */
const REST = 100;
/** What is drawn within this, in ms, may be drawn in every frame. */
const LIGHT = 9;
/** While the thumb is dragged no more than one frame in so many goes to boards that take longer. */
const SHARE = 36;

/** The replays whose thumb somebody holds. */
const held = new WeakSet<object>();

/** Somebody takes the thumb, or lets go of it. */
export function hold(replay: Replay, on: boolean): void {
  if (on) held.add(replay);
  else held.delete(replay);
}

/** How long boards wait for the next drawing that took `cost` ms the last time: the thumb must never wait for them. */
export function boardsWait(replay: Replay, cost: number): number {
  if (cost <= LIGHT) return 0;
  if (held.has(replay)) return cost * SHARE;
  return replay.shown().playing ? cost : 0;
}

/** Whether somebody holds the thumb: then what nobody can read meanwhile may wait until it rests. */
export function isHeld(replay: Replay): boolean {
  return held.has(replay);
}

/**
 * Changes are told at once, unless the last ones were told less than `wait` ms ago; then with those that follow. What is
 * there when the replay comes to rest is never left out.
 */
export function paced(replay: Replay, wait: (cost: number) => number): Showing {
  const listeners = new Set<() => void>();
  let last = replay.shown();
  let [told, changed, cost] = [Number.NEGATIVE_INFINITY, 0, 0];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave: (() => void) | undefined;
  const tell = () => {
    last = replay.shown();
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
    if (now - told >= wait(cost) || now - changed >= REST) tell();
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
        [leave, timer] = [undefined, undefined];
      };
    },
  };
}
