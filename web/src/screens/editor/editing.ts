/** What every field of the editor shares: the draft, how to change it, and what is wrong where. */
import { createContext, useContext } from "react";
import type { Draft } from "./draft";

export interface Editing {
  readonly draft: Draft;
  edit(change: (draft: Draft) => Draft): void;
  /** What to say at a field, such as `["aspects", 3, "title"]`; nothing while nothing has been written there. */
  problemAt(...path: readonly (string | number)[]): string | undefined;
  /** Tell a listener what has happened, and offer to take it back. */
  did(words: string, back?: (draft: Draft) => Draft): void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error("outside the editor");
  return editing;
}

/** Move the focus to what will be there once the screen has been drawn: a field after its place, or a button. */
export function focusSoon(id: string): void {
  setTimeout(() => {
    const found = document.getElementById(id);
    const field = found?.matches("button, input, select")
      ? found
      : found?.querySelector("input, textarea, select");
    const inside = field ?? found?.querySelector("button");
    if (inside instanceof HTMLElement) inside.focus();
  }, 50);
}
