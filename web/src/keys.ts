/**
 * The keys this browser holds, one for each session and role.
 *
 * A key arrives in a link's fragment, which no server ever sees. It is taken out of the address bar at once, so that it
 * is not read over a shoulder, bookmarked or photographed, and kept on this device until somebody forgets it.
 */

export type KeyRole = "seat" | "facilitator" | "wall";

/** A key and what helps a person to know which session it opens. */
export interface HeldKey {
  readonly role: KeyRole;
  readonly session: string;
  readonly key: string;
  /** The session's title as last seen; empty when it has not been seen yet. */
  readonly title: string;
  /** The seat it speaks for; empty for other roles, and where only the key is known. */
  readonly seat: string;
  /** When it was kept, in milliseconds of this device's clock. */
  readonly at: number;
}

const PREFIX = "leeway.key.";
const ROLES: readonly KeyRole[] = ["seat", "facilitator", "wall"];
/** What is held when the browser keeps nothing (private windows of older iPads): it lasts as long as the page. */
const memory = new Map<string, string>();

/** The key for a role in a session, or null when this browser has none. */
export function keyFor(role: KeyRole, session: string): string | null {
  return heldKey(role, session)?.key ?? null;
}

/** The key with what is known about it, or null when this browser has none. */
export function heldKey(role: KeyRole, session: string): HeldKey | null {
  return parse(read(place(role, session)));
}

/** Keep a key. A title that was known before stays when the new key comes without one. */
export function keepKey(
  role: KeyRole,
  session: string,
  key: string,
  known: { readonly title?: string; readonly seat?: string } = {},
): void {
  const before = heldKey(role, session);
  const seat = known.seat ?? (before?.key === key ? before.seat : "");
  const held: HeldKey = {
    role,
    session,
    key,
    title: known.title || (before?.title ?? ""),
    seat,
    at: Date.now(),
  };
  write(place(role, session), JSON.stringify(held));
}

/** Remember what a session is called beside a key that is held already. */
export function titleKey(role: KeyRole, session: string, title: string): void {
  const known = heldKey(role, session);
  if (known && known.title !== title) write(place(role, session), JSON.stringify({ ...known, title }));
}

/** Forget a key on this device; the session and everything in it stay as they are. */
export function forgetKey(role: KeyRole, session: string): void {
  write(place(role, session), null);
}

/** Every key held here, the newest first. */
export function heldKeys(): readonly HeldKey[] {
  return names()
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => parse(read(name)))
    .filter((held) => held !== null)
    .sort((a, b) => b.at - a.at);
}

/** The fragment of the address, which then disappears from it; null when there was none. */
export function takeFragment(): string | null {
  const fragment = decoded(location.hash.slice(1)).trim();
  if (location.hash) history.replaceState(history.state, "", location.pathname + location.search);
  return fragment || null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function place(role: KeyRole, session: string): string {
  return `${PREFIX}${role}.${session}`;
}

function parse(text: string | null): HeldKey | null {
  try {
    const value = JSON.parse(text ?? "null") as Partial<HeldKey> | null;
    const role = ROLES.find((known) => known === value?.role);
    if (!role || !value?.session || !value.key) return null;
    const { session, key, title = "", seat = "", at = 0 } = value;
    return { role, session, key, title, seat, at };
  } catch {
    return null;
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name) ?? memory.get(name) ?? null;
  } catch {
    return memory.get(name) ?? null;
  }
}

function write(name: string, text: string | null): void {
  if (text === null) memory.delete(name);
  else memory.set(name, text);
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // Kept in memory only.
  }
}

function names(): readonly string[] {
  try {
    return [...new Set([...Object.keys(localStorage), ...memory.keys()])];
  } catch {
    return [...memory.keys()];
  }
}
