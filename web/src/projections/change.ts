/** Whose doing something is, and when it was done. */
import type { AnyEvent, Change } from "../contract";

/** Whose doing an event is, or a command: its author's, where a scribe wrote it for them. */
export function whose({ by, author }: Pick<AnyEvent, "by" | "author">): string {
  return author || by;
}

/** The change that an event makes. What is not so is left out, as the server leaves it out. */
export function change(event: AnyEvent): Change {
  const { seq, by, at, author, paper } = event;
  if (!author && !paper) return { seq, by, at };
  return { seq, by: author || by, at, ...(author && { scribe: by }), ...(paper && { paper }) };
}
