import { useEffect } from "react";
import { deedOf } from "./keys";
import { useDeeds } from "./useDeeds";

/**
 * The keys of the timeline: all of them while the focus is on it or its buttons, and those that type nothing while nothing
 * has the focus.
 */
export function useKeys(): void {
  const act = useDeeds();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const place = placeOf(event);
      const deed = place && deedOf(event, place === "bar");
      if (!deed) return;
      event.preventDefault();
      event.stopPropagation();
      act(deed);
    };
    // Before any button or list that would take the key for itself.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [act]);
}

function placeOf({ target, key }: KeyboardEvent): "bar" | "page" | null {
  if (!(target instanceof Element)) return null;
  if (target === document.body || target === document.documentElement) return "page";
  if (!target.closest(".replay-bar")) return null;
  if (target.matches("input[type=range]")) return "bar";
  // A list, a tick or a field has these keys for itself, and a button is pressed with the space bar.
  if (target.matches("select, input, textarea") || (key === " " && target.matches("button"))) return null;
  return "bar";
}
