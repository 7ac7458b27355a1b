/** One draft, opened from this device, changed, and kept again after every change. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft } from "./draft";
import { keepDraft, keptDraft } from "./shelf";

/** `kept` is safe against a reload, `loose` is held by this page only. */
export type Keeping = "kept" | "keeping" | "loose";

export interface KeptEditing {
  /** Undefined while it is looked for, null when this device has none of that id. */
  readonly draft: Draft | null | undefined;
  readonly keeping: Keeping;
  edit(change: (draft: Draft) => Draft): void;
}

const PAUSE = 250;

/** Change a kept draft. What was typed last is kept when typing pauses, and at once when the page is put away. */
export function useKept(id: string): KeptEditing {
  const [draft, hold] = useState<Draft | null | undefined>(undefined);
  const [keeping, say] = useState<Keeping>("kept");
  const unkept = useRef<Draft | null>(null);
  const keep = useCallback(() => {
    const latest = unkept.current;
    if (!latest) return;
    unkept.current = null;
    void keepDraft(id, latest).then((safe) => !unkept.current && say(safe ? "kept" : "loose"));
  }, [id]);
  useEffect(() => {
    let wanted = true;
    void keptDraft(id).then((found) => wanted && hold(found?.draft ?? null));
    return () => {
      wanted = false;
    };
  }, [id]);
  useEffect(() => {
    const putAway = () => document.visibilityState === "hidden" && keep();
    window.addEventListener("pagehide", keep);
    document.addEventListener("visibilitychange", putAway);
    return () => {
      window.removeEventListener("pagehide", keep);
      document.removeEventListener("visibilitychange", putAway);
      keep();
    };
  }, [keep]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const latest = useRef<Draft | null>(null);
  latest.current = draft ?? null;
  const edit = useCallback(
    (change: (before: Draft) => Draft) => {
      if (!latest.current) return;
      const next = change(latest.current);
      latest.current = next;
      unkept.current = next;
      hold(next);
      say("keeping");
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE);
    },
    [keep],
  );
  return { draft, keeping, edit };
}
