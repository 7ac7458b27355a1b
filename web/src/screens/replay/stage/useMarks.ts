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
  if (!wanted) return;
  for (const one of root.querySelectorAll(wanted)) {
    if (one.getAttribute(name) === words) continue;
    one.setAttribute(name, words);
    if (name === "data-changed" && !root.closest("[data-swift]")) bringIntoSight(root, one);
  }
}

/** So much room is left around it, and so much of the boards must be in sight for anybody to be looking at them, in px. */
const ROOM = 32;
const LOOKED_AT = 160;

/**
 * Boards that do not fit scroll to what has changed: in their own place where they have one, else with the page, unless
 * somebody is reading further down.
 */
function bringIntoSight(root: HTMLElement, one: Element): void {
  const [box, note] = [root.getBoundingClientRect(), one.getBoundingClientRect()];
  const bar = root.closest(".replay")?.querySelector(".replay-bar")?.getBoundingClientRect();
  const [top, bottom] = [Math.max(0, box.top), Math.min(box.bottom, bar?.top ?? window.innerHeight)];
  if (bottom - top < LOOKED_AT) return;
  const above = Math.min(0, note.top - ROOM - top);
  const by = above || Math.max(0, note.bottom + ROOM - bottom);
  if (by === 0) return;
  if (root.scrollHeight > root.clientHeight + 1) root.scrollTop += by;
  else window.scrollBy(0, by);
}
