import { type RefObject, useLayoutEffect } from "react";
import { useTranslation } from "react-i18next";
import { useShown, useTimeline, useWatching } from "../useReplay";

/**
 * Marks the note that has just changed, and the one that is picked, on whatever live component draws them: each bears its
 * id as `data-note`. The components themselves know nothing of it, and need not be drawn again for it.
 */
export function useMarks(root: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation();
  const changed = useJustChanged();
  const { picked } = useWatching();
  // Whatever was drawn anew has lost its mark, so this runs after every drawing.
  useLayoutEffect(() => {
    mark(root.current, "data-changed", changed, t("replay.stage.changed"));
    mark(root.current, "data-picked", picked, "");
  });
}

/** The note, point or answer that the last event was about; null where it was about none, or may not be seen. */
export function useJustChanged(): string | null {
  const timeline = useTimeline();
  const { row, seq } = useShown((shown) => ({ row: shown.row, seq: shown.seq }));
  if (row < 0 || timeline.seqAt(row) !== seq) return null;
  return timeline.row(row).on || null;
}

function mark(root: HTMLElement | null, name: string, id: string | null, words: string): void {
  if (!root) return;
  const wanted = id ? `[data-note="${CSS.escape(id)}"]` : null;
  for (const old of root.querySelectorAll(`[${name}]`)) {
    if (!wanted || !old.matches(wanted)) old.removeAttribute(name);
  }
  if (wanted) for (const one of root.querySelectorAll(wanted)) one.setAttribute(name, words);
}
