/** Which face of the board this tablet shows first: the one chosen last, else the list on a phone and the picture elsewhere. */
import type { Face } from "./Footer";

const KEY = "leeway.face";

export function startingFace(): Exclude<Face, "compare"> {
  const kept = read();
  if (kept === "board" || kept === "list") return kept;
  return window.matchMedia?.("(max-width: 599px)").matches ? "list" : "board";
}

/** Remember the choice between picture and list; the comparison is only a visit. */
export function keepFace(face: Face): void {
  if (face === "compare") return;
  try {
    localStorage.setItem(KEY, face);
  } catch {
    // The choice then lasts as long as the page.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
