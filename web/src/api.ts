/**
 * The server's HTTP calls that a screen needs before, or beside, its socket.
 *
 * Every failure is a `Problem` with a stable `code`; the screen says in plain words what to do about it. What is safe to
 * send twice is sent again by itself when the network hiccups.
 */
import type { Background } from "./contract";

/** What a session is opened with, and the keys it opens with. Secrets are given once. */
export interface OpenedSession {
  readonly session: string;
  readonly code: string;
  readonly facilitatorKey: string;
  readonly wallKey: string;
  readonly joinUrl: string;
}

export interface TemplateChoice {
  readonly name: string;
  readonly title: string;
}

/** What somebody who holds a code may know before they join. */
export interface Invitation {
  readonly session: string;
  readonly title: string;
  readonly backgrounds: readonly Background[];
}

export interface TakenSeat {
  readonly session: string;
  readonly seat: string;
  readonly seatKey: string;
}

/** What stands on the door: the code, the link, and the QR code as one SVG path on a square of `size` units, margin included. */
export interface Door {
  readonly code: string;
  readonly joinUrl: string;
  readonly qr: { readonly size: number; readonly path: string };
  /** Opens the wall; null for the wall itself. */
  readonly wallKey: string | null;
}

/** A call that did not work out. `code` is the server's, or "offline" when no answer came at all. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, detail = "") {
    super(detail || code);
    this.code = code;
    this.status = status;
  }
}

/** The pauses between tries, in milliseconds: about six seconds in all, then a person is asked. */
export const PAUSES: readonly number[] = [300, 800, 1800, 3000];

/** The templates a facilitator may choose from. */
export function templates(): Promise<readonly TemplateChoice[]> {
  return again(() => call("GET", "/api/templates"));
}

/** Open a session. Not sent twice by itself: a second one would be a second session. */
export function openSession(template: string, title: string, operatorKey: string): Promise<OpenedSession> {
  return call("POST", "/api/sessions", { template, ...(title && { title }) }, operatorKey);
}

/** What a code or a link's secret opens. */
export function invitation(code: string): Promise<Invitation> {
  return again(() => call("POST", "/api/invitation", { code }));
}

/** Take a seat. `attempt` is a secret of this tablet's: the same one always means the same seat, so a repeat is harmless. */
export function join(code: string, name: string, background: string, attempt: string): Promise<TakenSeat> {
  return again(() => call("POST", "/api/join", { code, name, background, attempt }));
}

/** What to put on the door, for a facilitator or the wall. */
export function door(session: string, key: string): Promise<Door> {
  return again(() => call("GET", `/api/sessions/${encodeURIComponent(session)}/door`, undefined, key));
}

/** A file to take away, as far as this key may see: the comparison as a table (`csv`), or everything (`json`). */
export function takeaway(session: string, key: string, format: "csv" | "json"): Promise<Blob> {
  const path = `/api/sessions/${encodeURIComponent(session)}/export/${format}`;
  return again(async () => (await ask("GET", path, undefined, key)).blob());
}

async function call<Answer>(method: string, path: string, body?: object, key = ""): Promise<Answer> {
  return (await (await ask(method, path, body, key)).json()) as Answer;
}

async function ask(method: string, path: string, body?: object, key = ""): Promise<Response> {
  const request: RequestInit = {
    method,
    headers: {
      Accept: "application/json",
      ...(body && { "Content-Type": "application/json" }),
      ...(key && { Authorization: `Bearer ${key}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  };
  const response = await fetch(path, request).catch(() => {
    throw new Problem("offline", 0);
  });
  if (!response.ok) throw await problem(response);
  return response;
}

/** Send it again after a pause while the network, not the server's judgement, is what fails. */
async function again<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  for (const pause of PAUSES) {
    try {
      return await send();
    } catch (failure) {
      if (!(failure instanceof Problem) || !passing(failure)) throw failure;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return send();
}

function passing(failure: Problem): boolean {
  return failure.status === 0 || failure.status === 502 || failure.status === 503 || failure.status === 504;
}

async function problem(response: Response): Promise<Problem> {
  const told = (await response.json().catch(() => ({}))) as { code?: unknown; detail?: unknown };
  const code = typeof told.code === "string" ? told.code : `http-${response.status}`;
  return new Problem(code, response.status, typeof told.detail === "string" ? told.detail : "");
}
