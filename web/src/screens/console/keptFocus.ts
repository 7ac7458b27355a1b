/** Keeps the place of somebody at a keyboard: what they pressed may go, such as the card of a person who was let in. */
import { type RefObject, useEffect, useRef } from "react";

/** When the control with the focus is taken away, the part of the screen it was in has it; needs a tabIndex. */
export function useKeptFocus<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  useEffect(() => {
    const box = part.current;
    if (!box) return;
    let last: EventTarget | null = null;
    const remember = (event: FocusEvent) => {
      last = event.target;
    };
    const observer = new MutationObserver(() => {
      const gone = last instanceof Node && !last.isConnected;
      if (gone && document.activeElement === document.body) box.focus({ preventScroll: true });
    });
    box.addEventListener("focusin", remember);
    observer.observe(box, { childList: true, subtree: true });
    return () => {
      box.removeEventListener("focusin", remember);
      observer.disconnect();
    };
  }, []);
  return part;
}
