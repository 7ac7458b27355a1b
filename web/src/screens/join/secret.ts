/** What this tablet remembers while somebody is on their way in: the code, and the attempt that makes a retry harmless. */

const CODE = "leeway.join.code";
const ATTEMPT = "leeway.join.attempt.";
const SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Keep the code for the length of this visit, so that a reload of the join screen loses nothing. */
export function rememberCode(code: string): void {
  put(sessionStorage, CODE, code);
}

/** The code that this visit came with, or null. */
export function rememberedCode(): string | null {
  return get(sessionStorage, CODE);
}

/**
 * The secret of this tablet's attempt to join: the same until it has worked, even after a reload, so that an answer that
 * got lost on the way never leaves a second seat behind.
 */
export function attemptFor(session: string): string {
  const known = get(localStorage, ATTEMPT + session);
  if (known) return known;
  const made = Array.from(
    crypto.getRandomValues(new Uint8Array(32)),
    (byte) => SIGNS[byte % SIGNS.length],
  ).join("");
  put(localStorage, ATTEMPT + session, made);
  return made;
}

/** The attempt has worked: whoever joins next on this tablet is somebody else. */
export function attemptDone(session: string): void {
  put(localStorage, ATTEMPT + session, null);
  put(sessionStorage, CODE, null);
}

function get(store: Storage, name: string): string | null {
  try {
    return store.getItem(name);
  } catch {
    return null;
  }
}

function put(store: Storage, name: string, text: string | null): void {
  try {
    if (text === null) store.removeItem(name);
    else store.setItem(name, text);
  } catch {
    // A browser that keeps nothing can still join; only a retry after a reload could then take a second seat.
  }
}
