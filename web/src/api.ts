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
  /** Lets a facilitator back in who has lost every key: 16 characters in groups of four. */
  readonly recoveryCode: string;
  readonly joinUrl: string;
}

export interface TemplateChoice {
  readonly name: string;
  readonly title: string;
}

/** What somebody who holds a code may know before they join. `seat` is who has a card's seat already. */
export interface Invitation {
  readonly session: string;
  readonly title: string;
  readonly backgrounds: readonly Background[];
  readonly seat: { readonly seat: string; readonly name: string; readonly background: string } | null;
}

export interface TakenSeat {
  readonly session: string;
  readonly seat: string;
  readonly seatKey: string;
}

/** One more facilitator; `url` opens the console with the key, which is shown this once. */
export interface InCharge {
  readonly session: string;
  readonly title: string;
  readonly facilitator: string;
  readonly facilitatorKey: string;
  readonly url: string;
  readonly qr: Door["qr"];
}

/** A link that another tablet opens to go on with a seat, until `expiresAt` by the server's clock. */
export interface Handover {
  readonly url: string;
  readonly qr: Door["qr"];
  readonly expiresAt: number;
}

/** The seat that a handover link is for, before taking it. */
export interface HandedSeat {
  readonly session: string;
  readonly title: string;
  readonly name: string;
}

/** Seat cards to print; `code` is the session's own, which is typed before a card's. */
export interface SeatCards {
  readonly code: string;
  readonly cards: readonly SeatCard[];
}

export interface SeatCard {
  readonly number: number;
  readonly code: string;
  readonly url: string;
  readonly qr: Door["qr"];
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

/** What a code or a link's secret opens; with a seat card's code, also who has that seat already. */
export function invitation(code: string, card = ""): Promise<Invitation> {
  return again(() => call("POST", "/api/invitation", { code, ...(card && { card }) }));
}

/**
 * Take a seat. `attempt` is a secret of this tablet's: the same one always means the same seat, so a repeat is harmless.
 * So does the same `card`, on every tablet.
 */
export function join(
  code: string,
  name: string,
  background: string,
  attempt: string,
  card = "",
): Promise<TakenSeat> {
  return again(() => call("POST", "/api/join", { code, name, background, attempt, ...(card && { card }) }));
}

/** Put one more person in charge. Not sent twice by itself: a second one would be a second facilitator. */
export function addFacilitator(session: string, key: string, name: string): Promise<InCharge> {
  return call("POST", inSession(session, "facilitators"), { name }, key);
}

/** A fresh facilitator's key for whoever knows the join code and the recovery code. */
export function recover(code: string, recovery: string, name = ""): Promise<InCharge> {
  return call("POST", "/api/recover", { code, recovery, ...(name && { name }) });
}

/** A link that hands a seat to another tablet: one's own, or for a facilitator the named one. */
export function offerHandover(session: string, key: string, seat = ""): Promise<Handover> {
  return again(() => call("POST", inSession(session, "handover"), { ...(seat && { seat }) }, key));
}

/** Whose seat a handover link is for. */
export function lookAtHandover(secret: string): Promise<HandedSeat> {
  return again(() => call("POST", "/api/handover/look", { secret }));
}

/** Go on with that seat on this tablet. A link works once; a repeat with the same `attempt` is harmless. */
export function takeHandover(secret: string, attempt: string): Promise<HandedSeat & TakenSeat> {
  return again(() => call("POST", "/api/handover", { secret, attempt }));
}

/** The new links of whoever asked, and of the wall, where theirs were taken back; null for the others. */
export interface RenewedKeys {
  readonly facilitatorKey: string | null;
  readonly wallKey: string | null;
}

/** Take back the links of the wall or of all facilitators. Not sent twice by itself: the first answer holds the new key. */
export function renewKeys(session: string, key: string, of: "wall" | "facilitators"): Promise<RenewedKeys> {
  return call("POST", inSession(session, "keys"), { of }, key);
}

/** The first `count` seat cards of a session, for a facilitator; always the same ones. */
export function seatCards(session: string, key: string, count: number): Promise<SeatCards> {
  return again(() => call("POST", inSession(session, "cards"), { count }, key));
}

/** What to put on the door, for a facilitator or the wall. */
export function door(session: string, key: string): Promise<Door> {
  return again(() => call("GET", inSession(session, "door"), undefined, key));
}

/** What a session can be saved as; `takeaway` is a participant's own page, with their own key. */
export type Format =
  | "csv"
  | "json"
  | "comparison"
  | "chart"
  | "reflections"
  | "traces"
  | "record"
  | "takeaway"
  | "transcript"
  | "replay"
  | `clip?${string}`;

/** A file to take away, as far as this key may see. */
export function takeaway(session: string, key: string, format: Format): Promise<Blob> {
  const path = inSession(session, `export/${format}`);
  return again(async () => (await ask("GET", path, undefined, key)).blob());
}

/** The whole record of a session in one file, for whoever runs the server: with their key, or at the server's machine. */
export async function archive(session: string, operatorKey: string): Promise<Blob> {
  return (await ask("GET", inSession(session, "archive"), undefined, operatorKey)).blob();
}

function inSession(session: string, what: string): string {
  return `/api/sessions/${encodeURIComponent(session)}/${what}`;
}

/** One call and its JSON. A body that is a `Blob` goes as it is, any other as JSON. */
export async function call<Answer>(method: string, path: string, body?: object, key = ""): Promise<Answer> {
  return (await (await ask(method, path, body, key)).json()) as Answer;
}

async function ask(method: string, path: string, body?: object, key = ""): Promise<Response> {
  // A replay in a file of its own asks no server: the call is not even in it.
  if (import.meta.env.MODE === "player") throw new Problem("offline", 0);
  const request: RequestInit = {
    method,
    headers: {
      Accept: "application/json",
      ...(body && { "Content-Type": isBytes(body) ? "application/octet-stream" : "application/json" }),
      ...(key && { Authorization: `Bearer ${key}` }),
    },
    ...(body && { body: isBytes(body) ? body : JSON.stringify(body) }),
  };
  const response = await fetch(path, request).catch(() => {
    throw new Problem("offline", 0);
  });
  if (!response.ok) throw await problem(response);
  return response;
}

function isBytes(body: object): body is Blob {
  return body instanceof Blob;
}

/** Send it again after a pause while the network, not the server's judgement, is what fails. */
export async function again<Answer>(send: () => Promise<Answer>): Promise<Answer> {
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
