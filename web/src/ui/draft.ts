/** Unfinished text, kept on this device by field, so that a reload or an empty battery loses no sentence. */
import { useCallback, useState } from "react";

const PREFIX = "leeway.draft.";

export interface Draft {
  readonly text: string;
  write(text: string): void;
  /** The text has arrived somewhere safe, or is not wanted: forget it. */
  clear(): void;
}

/** `text` is null where nothing was typed, so that the field goes on saying what it says before anybody has. */
interface Held {
  readonly key: string;
  readonly text: string | null;
}

/** The draft of one field. `start` is what the field says before anybody has typed in it. */
export function useDraft(field: string, start = ""): Draft {
  const key = PREFIX + field;
  const [held, hold] = useState<Held>(() => ({ key, text: read(key) }));
  // The same component can be handed another field: what it then shows is that field's own draft.
  const text = (held.key === key ? held.text : read(key)) ?? start;
  const write = useCallback(
    (next: string) => {
      keep(key, next === start ? "" : next);
      hold({ key, text: next });
    },
    [key, start],
  );
  const clear = useCallback(() => {
    keep(key, "");
    hold({ key, text: null });
  }, [key]);
  return { text, write, clear };
}

/** Forget every draft that somebody at this seat began. */
export function forgetDraftsOf(seat: string): void {
  if (seat) forgetWhere((field) => field.startsWith(`${seat}.`));
}

/** Forget the drafts that began as other words of these things: those were erased for good. */
export function forgetDraftsAbout(ids: readonly string[]): void {
  const about = ids.flatMap((id) => REWORDING.map((what) => `.${what}.${id}`));
  if (about.length) forgetWhere((field) => about.some((end) => field.endsWith(end)));
}

const REWORDING = ["words", "why", "depends", "point"];

function forgetWhere(matches: (field: string) => boolean): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX) && matches(key.slice(PREFIX.length))) localStorage.removeItem(key);
  } catch {
    // Nothing is kept in this browser.
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(key, text);
    else localStorage.removeItem(key);
  } catch {
    // Nothing is kept in this browser; the field itself still holds the words.
  }
}
