/** Words that somebody began on this device and never sent. */

const PREFIX = "leeway.draft.";

/** Those of this seat, longest first; where the browser keeps nothing there are none. */
export function draftsOf(seat: string): readonly string[] {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? "");
    return keys
      .filter((key) => key.startsWith(`${PREFIX}${seat}.`))
      .map((key) => localStorage.getItem(key)?.trim() ?? "")
      .filter((text) => text !== "")
      .sort((a, b) => b.length - a.length);
  } catch {
    return [];
  }
}
