/**
 * The life of a tablet's connection as a pure machine: what happens goes in, what is to be done comes out. It knows no
 * socket and no clock; time comes in as milliseconds of a clock that only goes forward, chance as a number from 0 to 1.
 *
 * C1  One socket at a time. What an older one still says, or its late end, is not heard.
 * C2  Hello at once when the socket opens; nothing else before the welcome.
 * C3  After 12 s of silence the line is dead: a new socket. If the clock has jumped (the tablet slept, its timers were slow)
 *     it is asked first, and has 2 s to answer.
 * C4  When the page is shown again or the network is back, the line is asked at once; a wait is cut short.
 * C5  Waits grow from 0.5 s to 2 s, each a random part of that (full jitter), and start small again only after the
 *     line has been good for 30 s. A server that says when to come back ("… in 1500 ms") is not asked earlier.
 *     A socket that does not open is given up after 4 s, so that a network is found soon after its return; every
 *     sixth gets 12 s, for networks that are that slow.
 * C6  Codes 4500–4999 mean "give up": only a person starts it again. Every other end means "come back"; so does 4502 before
 *     the welcome, where it says that the hello was too long on its way.
 * C7  A gap in what came in ends the connection; the next goes on from the last good place, and after three such
 *     without a good line between them, from nothing.
 * C8  While the server keeps it in the lobby it knocks every few seconds, and no more rarely as time goes by.
 */
import { type AnyAnswer, Close } from "../contract";

export type Line =
  | { readonly at: "rest" }
  | { readonly at: "connecting"; readonly socket: number; readonly due: number }
  | { readonly at: "greeting"; readonly socket: number; readonly due: number }
  | { readonly at: "live"; readonly socket: number; readonly due: number; readonly since: number }
  | { readonly at: "waiting"; readonly due: number }
  | { readonly at: "gaveUp"; readonly code: number; readonly reason: string };

export interface Machine {
  readonly line: Line;
  /** How many sockets there have been; the newest has this number. */
  readonly sockets: number;
  /** Connections in a row that did not stay good. */
  readonly failures: number;
  /** Connections in a row that ended in a gap. */
  readonly gaps: number;
  /** The server keeps this tablet in the lobby: a facilitator has to let it in. */
  readonly asked: boolean;
}

export type Input =
  | { readonly type: "start" | "stop" | "time" | "woke" | "gap" }
  | { readonly type: "opened"; readonly socket: number }
  | { readonly type: "frame"; readonly socket: number; readonly frame: AnyAnswer }
  | { readonly type: "closed"; readonly socket: number; readonly code: number; readonly reason: string };

export type Action =
  | { readonly do: "open" | "close" | "ping"; readonly socket: number }
  /** `afresh`: without a place to go on from. */
  | { readonly do: "hello"; readonly socket: number; readonly afresh: boolean }
  | { readonly do: "deliver"; readonly frame: AnyAnswer };

export type Step = readonly [Machine, readonly Action[]];

const OPENING = 4_000;
const OPENING_PATIENTLY = 12_000;
const PATIENT_EVERY = 6;
const GREETING = 10_000;
const SILENCE = 12_000;
const JUMP = 5_000;
const PATIENCE = 2_000;
const STABLE = 30_000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 2_000;
const GAPS = 3;

export const AT_REST: Machine = { line: { at: "rest" }, sockets: 0, failures: 0, gaps: 0, asked: false };

/** When the machine wants to hear of the time again; null when it waits for nothing. */
export function due({ line }: Machine): number | null {
  return "due" in line ? line.due : null;
}

/** What becomes of the machine, and what is to be done, in this order. */
export function step(machine: Machine, input: Input, now: number, chance: number): Step {
  switch (input.type) {
    case "start":
      return isOnline(machine) ? [machine, []] : open(machine, now);
    case "stop":
      return [{ ...machine, line: { at: "rest" } }, closing(machine)];
    case "opened":
      return current(machine, input.socket) ? opened(machine, now) : [machine, []];
    case "frame":
      return current(machine, input.socket) ? heard(machine, input.frame, now, chance) : [machine, []];
    case "closed":
      return current(machine, input.socket)
        ? closed(machine, input.code, input.reason, now, chance)
        : [machine, []];
    case "gap":
      return isOnline(machine) ? wait({ ...machine, gaps: machine.gaps + 1 }, now, chance, 0) : [machine, []];
    case "time":
      return passed(machine, now, chance);
    case "woke":
      return woke(machine, now);
    default:
      input satisfies never;
      return [machine, []];
  }
}

function opened(machine: Machine, now: number): Step {
  const { sockets: socket, gaps } = machine;
  const line = { at: "greeting", socket, due: now + GREETING } as const;
  return [{ ...machine, line }, [{ do: "hello", socket, afresh: gaps >= GAPS }]];
}

function heard(machine: Machine, frame: AnyAnswer, now: number, chance: number): Step {
  const { line, sockets: socket } = machine;
  const deliver = { do: "deliver", frame } as const;
  if (line.at === "live") {
    const stable = now - line.since >= STABLE;
    const record = stable ? { failures: 0, gaps: 0 } : {};
    return [{ ...machine, ...record, line: { ...line, due: now + SILENCE } }, [deliver]];
  }
  if (frame.type !== "welcome") return wait(machine, now, chance, 0);
  return [
    { ...machine, asked: false, line: { at: "live", socket, due: now + SILENCE, since: now } },
    [deliver],
  ];
}

function closed(machine: Machine, code: number, reason: string, now: number, chance: number): Step {
  const late = code === Close.MALFORMED && machine.line.at === "greeting";
  if (code >= 4500 && code <= 4999 && !late)
    return [{ ...machine, line: { at: "gaveUp", code, reason } }, []];
  const [, milliseconds = "0"] = /in (\d{1,6}) ms/.exec(reason) ?? [];
  const asked = code === Close.WAITING;
  return wait(asked ? { ...machine, asked, failures: 0 } : machine, now, chance, Number(milliseconds));
}

function passed(machine: Machine, now: number, chance: number): Step {
  const { line } = machine;
  if (!("due" in line) || now < line.due) return [machine, []];
  if (line.at === "waiting") return open(machine, now);
  if (line.at === "live" && now - line.due > JUMP) return ask(machine, now);
  return wait(machine, now, chance, 0);
}

function woke(machine: Machine, now: number): Step {
  const { line } = machine;
  if (line.at === "waiting") return open(machine, now);
  if (line.at === "live") return ask(machine, now);
  if (!("due" in line)) return [machine, []];
  // A socket that was opened before the tablet slept may never open: give it no longer than an answer would take.
  return [{ ...machine, line: { ...line, due: Math.min(line.due, now + PATIENCE) } }, []];
}

function ask(machine: Machine, now: number): Step {
  const { line, sockets: socket } = machine;
  if (line.at !== "live") return [machine, []];
  return [{ ...machine, line: { ...line, due: now + PATIENCE } }, [{ do: "ping", socket }]];
}

function wait(machine: Machine, now: number, chance: number, atLeast: number): Step {
  const { line } = machine;
  const failures = line.at === "live" && now - line.since >= STABLE ? 0 : machine.failures;
  const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
  const pause = Math.max(atLeast, Math.round(longest * chance));
  return [
    { ...machine, failures: failures + 1, line: { at: "waiting", due: now + pause } },
    closing(machine),
  ];
}

function open(machine: Machine, now: number): Step {
  const socket = machine.sockets + 1;
  const patiently = machine.failures % PATIENT_EVERY === PATIENT_EVERY - 1;
  const due = now + (patiently ? OPENING_PATIENTLY : OPENING);
  return [
    { ...machine, sockets: socket, line: { at: "connecting", socket, due } },
    [...closing(machine), { do: "open", socket }],
  ];
}

function closing({ line }: Machine): readonly Action[] {
  return "socket" in line ? [{ do: "close", socket: line.socket }] : [];
}

function current({ line }: Machine, socket: number): boolean {
  return "socket" in line && line.socket === socket;
}

function isOnline({ line }: Machine): boolean {
  return "socket" in line;
}

/** Did the server say that whoever this is has no place here, or not any more? */
export function isTurnedAway(line: Line): boolean {
  return line.at === "gaveUp" && line.code === Close.NOT_ALLOWED;
}
