/** How things stand with the line, ready to be said in words. Pure. */
import type { Line } from "./session";

/**
 * `opening` the first connection is on its way; `saved` the server holds everything; `saving` commands are on their way;
 * `back` as saved, a moment after being offline; `offline` no line and nothing to send; `unsent` no line, and `count`
 * commands wait safely; `lobby` a facilitator has to let this tablet in; `gaveUp` the server said not to come back.
 */
export interface Standing {
  readonly key: "opening" | "saved" | "saving" | "back" | "offline" | "unsent" | "lobby" | "gaveUp";
  /** Commands that the server does not hold yet. */
  readonly count: number;
  /** Whether they would survive if this page were closed now. */
  readonly safe: boolean;
  /** The close code and the server's words, when it gave up; otherwise 0 and "". */
  readonly code: number;
  readonly reason: string;
  /** What "saved" means on this server, in words. */
  readonly promise: string;
}

export interface Circumstances {
  readonly line: Line;
  /** Whether the server keeps this tablet in the lobby. */
  readonly asked: boolean;
  /** Whether several tries in a row have come to nothing. */
  readonly unanswered: boolean;
  readonly count: number;
  /** How many of them this device holds. One that is still being written is not called safe: the page may close now. */
  readonly kept: number;
  readonly safe: boolean;
  readonly promise: string;
  /** Whether there is anything to show: a state from the server or from this device. */
  readonly shown: boolean;
  /** Since when there is no live line, and since when there is one again; null when it never was. */
  readonly downSince: number | null;
  readonly backSince: number | null;
}

/** A line that is gone for less than this is not spoken of: most are back at once. */
export const BLINK = 2_000;
/** For how long "back in touch" is said. */
export const JUST_BACK = 6_000;

/** Before anything is known. */
export const OPENING: Standing = { key: "opening", count: 0, safe: true, code: 0, reason: "", promise: "" };

/** How things stand now; the very same value as `before` when nothing has changed. */
export function standing(c: Circumstances, before: Standing, now: number): Standing {
  const { safe, promise, line } = c;
  const [code, reason] = line.at === "gaveUp" ? [line.code, line.reason] : [0, ""];
  const key = keyOf(c, now);
  const next: Standing = { key, count: key === "unsent" ? waiting(c) : c.count, safe, code, reason, promise };
  const same = (Object.keys(next) as (keyof Standing)[]).every((field) => next[field] === before[field]);
  return same ? before : next;
}

function keyOf(c: Circumstances, now: number): Standing["key"] {
  const { line, unanswered, count, shown, downSince, backSince } = c;
  if (line.at === "gaveUp") return "gaveUp";
  if (c.asked && !unanswered) return "lobby";
  if (line.at !== "live") {
    if (downSince === null) return shown || unanswered ? offline(c) : "opening";
    if (now - downSince >= BLINK) return offline(c);
  }
  if (count > 0) return "saving";
  return backSince !== null && now - backSince < JUST_BACK ? "back" : "saved";
}

function offline(c: Circumstances): Standing["key"] {
  return waiting(c) > 0 ? "unsent" : "offline";
}

function waiting({ count, kept, safe }: Circumstances): number {
  return safe ? kept : count;
}
