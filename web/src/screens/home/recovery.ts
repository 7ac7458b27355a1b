/** Recovery codes of sessions that this page has opened: the server tells them once, and they are kept nowhere. */
const known = new Map<string, string>();

/** A session was opened from this page. */
export function keepRecovery(session: string, code: string): void {
  known.set(session, code);
}

/** The recovery code, as long as the page that opened the session is not left; empty from then on. */
export function recoveryFor(session: string): string {
  return known.get(session) ?? "";
}
