/**
 * The one place with a WebSocket: it drives the machine of `session.ts` with a real line, real timers and what the browser
 * tells about the page and the network, and does what the machine asks for.
 */
import { type AnyAnswer, type AnyFrame, SUBPROTOCOL } from "../contract";
import { type Action, AT_REST, due, type Input, type Line, type Machine, step } from "./session";

/** The little of a WebSocket that is needed here; tests crank one by hand. */
export interface Wire {
  send(text: string): void;
  close(): void;
}

/** What a wire tells; nothing more is told after `closed`. */
export interface WireEvents {
  opened(): void;
  message(text: string): void;
  closed(code: number, reason: string): void;
}

/** What the connection needs from outside. */
export interface Outside {
  dial(events: WireEvents): Wire;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  chance(): number;
  /** Call back after so many milliseconds; gives what cancels it. */
  later(milliseconds: number, act: () => void): () => void;
}

export interface Listener {
  /** The first frame on a new socket. */
  hello(afresh: boolean): AnyFrame;
  received(frame: AnyAnswer): void;
  changed(line: Line): void;
}

/** So many tries in a row come to nothing before it is said: on poor Wi-Fi one or two often do. */
const MANY = 3;

/** One tablet's connection, whatever sockets it takes. */
export class Connection {
  readonly #outside: Outside;
  readonly #listener: Listener;
  readonly #wires = new Map<number, Wire>();
  #machine: Machine = AT_REST;
  #cancel: () => void = () => {};

  constructor(outside: Outside, listener: Listener) {
    [this.#outside, this.#listener] = [outside, listener];
  }

  get line(): Line {
    return this.#machine.line;
  }

  /** Does the server keep this tablet in the lobby? */
  get asked(): boolean {
    return this.#machine.asked;
  }

  /** Have so many tries in a row come to nothing that it should be said? One lost knock at the door is nothing to speak of. */
  get unanswered(): boolean {
    return this.#machine.failures >= MANY;
  }

  /** Tell the machine that something happened. */
  tell(input: Input): void {
    const before = this.#machine.line;
    const [machine, actions] = step(this.#machine, input, this.#outside.now(), this.#outside.chance());
    this.#machine = machine;
    this.#arrangeTime();
    for (const action of actions) this.#do(action);
    if (this.#machine.line.at !== before.at) this.#listener.changed(this.#machine.line);
  }

  /** Send a frame on the live line; without one it is dropped. */
  send(frame: AnyFrame): void {
    const { line } = this.#machine;
    if (line.at === "live") this.#wires.get(line.socket)?.send(written(frame));
  }

  #do(action: Action): void {
    switch (action.do) {
      case "open":
        this.#open(action.socket);
        return;
      case "close":
        this.#wires.get(action.socket)?.close();
        this.#wires.delete(action.socket);
        return;
      case "hello":
        this.#wires.get(action.socket)?.send(written(this.#listener.hello(action.afresh)));
        return;
      case "ping":
        this.send({ type: "ping" });
        return;
      case "deliver":
        this.#listener.received(action.frame);
        return;
      default:
        action satisfies never;
    }
  }

  #open(socket: number): void {
    const wire = this.#outside.dial({
      opened: () => this.tell({ type: "opened", socket }),
      message: (text) => this.#message(socket, text),
      closed: (code, reason) => {
        this.#wires.delete(socket);
        this.tell({ type: "closed", socket, code, reason });
      },
    });
    this.#wires.set(socket, wire);
  }

  #message(socket: number, text: string): void {
    const frame = read(text);
    if (frame) this.tell({ type: "frame", socket, frame });
    else if ("socket" in this.line && this.line.socket === socket) this.tell({ type: "gap" });
  }

  #arrangeTime(): void {
    this.#cancel();
    const at = due(this.#machine);
    if (at === null) this.#cancel = () => {};
    else
      this.#cancel = this.#outside.later(Math.max(0, at - this.#outside.now()), () =>
        this.tell({ type: "time" }),
      );
  }
}

/** A real line to this address. */
export function dial(url: string): (events: WireEvents) => Wire {
  return (events) => {
    const socket = new WebSocket(url, SUBPROTOCOL);
    socket.onopen = () => events.opened();
    socket.onmessage = ({ data }) => events.message(String(data));
    socket.onclose = ({ code, reason }) => events.closed(code, reason);
    return { send: (text) => socket.send(text), close: () => socket.close(1000) };
  };
}

/** Tell of everything after which a line that looks alive may be dead; gives what ends it. */
export function whenWoken(act: () => void): () => void {
  const shown = () => document.visibilityState === "visible" && act();
  document.addEventListener("visibilitychange", shown);
  for (const type of ["pageshow", "online", "focus"]) window.addEventListener(type, act);
  return () => {
    document.removeEventListener("visibilitychange", shown);
    for (const type of ["pageshow", "online", "focus"]) window.removeEventListener(type, act);
  };
}

/**
 * The frame as JSON. Half a character, as some keyboards and cut-off pastes leave it, can stand in no UTF-8: the server
 * would hang up on it for good, and with it on everything behind it. It goes as the sign for what could not be read.
 */
function written(frame: AnyFrame): string {
  return JSON.stringify(frame, (_, value: unknown) =>
    typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value,
  );
}

function read(text: string): AnyAnswer | null {
  try {
    const frame: unknown = JSON.parse(text);
    return typeof frame === "object" && frame !== null && "type" in frame ? (frame as AnyAnswer) : null;
  } catch {
    return null;
  }
}
