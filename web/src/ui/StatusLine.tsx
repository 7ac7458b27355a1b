import type { ReactNode } from "react";
import "./status.css";

export interface StatusLineProps {
  readonly children: ReactNode;
  /** `calm` all is well; `waiting` something is on its way; `heed` something wants a look, in its own time. */
  readonly mood?: "calm" | "waiting" | "heed";
}

/** One quiet line that says how things stand. It never vanishes, and a screen reader is told politely when it changes. */
export function StatusLine({ children, mood = "calm" }: StatusLineProps) {
  return (
    <p className="status" data-mood={mood} role="status">
      <span className="status-dot" aria-hidden="true" />
      <span>{children}</span>
    </p>
  );
}
