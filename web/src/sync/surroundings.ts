/** Everything that a tablet needs from the browser, in one value: tests hand in another. */
import { chance, newId } from "./ids";
import { openShelf, type Shelf } from "./shelf";
import { dial, type Outside, whenWoken } from "./socket";

export interface Surroundings extends Outside {
  readonly shelf: Shelf;
  /** Milliseconds since 1970 by this device's own clock, which may be wrong. */
  wallClock(): number;
  newId(): string;
  /** Call back once, when the next picture is drawn; soon all the same where the page is out of sight and none is. */
  soon(act: () => void): () => void;
  /** Call back once this page is the one that sends for `name`; gives what steps down. */
  whenSender(name: string, act: () => void): () => void;
  /** Hear of the other pages that work on `name`; `tell` lets them hear. */
  others(name: string, act: () => void): { tell(): void; close(): void };
  /** Call back when the page is shown again or the network is back; gives what ends it. */
  whenWoken(act: () => void): () => void;
  /** Call back when the page may be about to go; gives what ends it. */
  whenLeaving(act: () => void): () => void;
}

/** The browser that this runs in, and the server that it was loaded from. */
export function browser(session: string): Surroundings {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return {
    shelf: openShelf(),
    dial: dial(`${scheme}://${location.host}/ws/${encodeURIComponent(session)}`),
    now: () => performance.now(),
    wallClock: () => Date.now(),
    chance,
    newId,
    later,
    soon,
    whenSender,
    others,
    whenWoken,
    whenLeaving,
  };
}

function later(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}

/** A page out of sight draws no pictures; so often it is told what is new all the same. */
const UNSEEN = 100;

function soon(act: () => void): () => void {
  const stop = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const run = () => {
    stop();
    act();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, UNSEEN);
  return stop;
}

/**
 * Of several pages of one seat, the one that holds the lock sends. Where there are no locks (plain http on a venue's
 * network) every page sends: all send the same commands in the same order, and the server records each once.
 */
function whenSender(name: string, act: () => void): () => void {
  const stop = new AbortController();
  if (!("locks" in navigator)) {
    act();
    return () => {};
  }
  const untilStopped = () =>
    new Promise<void>((resolve) => {
      stop.signal.addEventListener("abort", () => resolve());
      act();
    });
  navigator.locks.request(`leeway ${name}`, { signal: stop.signal }, untilStopped).catch(() => {
    // Stopped while another page was still the sender.
  });
  return () => stop.abort();
}

function others(name: string, act: () => void): { tell(): void; close(): void } {
  if (typeof BroadcastChannel === "undefined") return { tell: () => {}, close: () => {} };
  const channel = new BroadcastChannel(`leeway ${name}`);
  channel.onmessage = act;
  return { tell: () => channel.postMessage(null), close: () => channel.close() };
}

function whenLeaving(act: () => void): () => void {
  const hidden = () => document.visibilityState === "hidden" && act();
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", act);
  return () => {
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", act);
  };
}
