/** What the keys do on the timeline. Pure. */

export type Deed =
  | { readonly do: "step"; readonly by: number }
  | { readonly do: "activity" | "moment"; readonly by: 1 | -1 }
  | { readonly do: "play" | "start" | "end" };

/** Keys that type nothing: they may be heard on the whole page while nothing else has the focus. */
const ANYWHERE: Readonly<Record<string, Deed>> = {
  ArrowLeft: { do: "step", by: -1 },
  ArrowRight: { do: "step", by: 1 },
  ArrowDown: { do: "step", by: -1 },
  ArrowUp: { do: "step", by: 1 },
  PageUp: { do: "activity", by: -1 },
  PageDown: { do: "activity", by: 1 },
  Home: { do: "start" },
  End: { do: "end" },
  " ": { do: "play" },
};

/** Characters, which may be a screen reader's own or spoken by accident: only on the timeline itself. */
const ON_THE_BAR: Readonly<Record<string, Deed>> = {
  "[": { do: "moment", by: -1 },
  "]": { do: "moment", by: 1 },
};

export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** So many changes an arrow goes with the shift key. */
const STRIDE = 10;

/** What this press asks for; null where it is none of ours. `onBar`: the timeline has the focus. */
export function deedOf({ key, shiftKey, ctrlKey, altKey, metaKey }: Press, onBar: boolean): Deed | null {
  if (ctrlKey || altKey || metaKey) return null;
  const deed = ANYWHERE[key] ?? (onBar ? ON_THE_BAR[key] : undefined);
  // Up and down scroll the page wherever the timeline does not have the focus.
  if (!deed || (!onBar && (key === "ArrowUp" || key === "ArrowDown"))) return null;
  return deed.do === "step" && shiftKey ? { ...deed, by: deed.by * STRIDE } : deed;
}
