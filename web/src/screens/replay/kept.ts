/** Which group was shown large, kept on this device for each session. */

const PREFIX = "leeway.replay.group.";

/** The group's id; null for all side by side. */
export function groupKept(session: string): string | null {
  try {
    return localStorage.getItem(PREFIX + session);
  } catch {
    return null;
  }
}

export function keepGroup(session: string, group: string | null): void {
  try {
    if (group === null) localStorage.removeItem(PREFIX + session);
    else localStorage.setItem(PREFIX + session, group);
  } catch {
    // Nothing is kept in a private window, and nothing depends on it.
  }
}
