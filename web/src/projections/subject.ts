/** What an event's words are about, and whether it puts whole words where others were taken out. */
import type { AnyEvent } from "../contract";

/** The id of the note, comment, point or answer that the event is about; empty for one about none. */
export function subject(event: AnyEvent): string {
  if ("comment" in event) return event.comment;
  if ("note" in event) return event.note;
  if ("point" in event) return event.point;
  if ("reflection" in event) return event.reflection;
  return "board" in event ? `${event.board}:${event.aspect}` : "";
}

const WHOLE: ReadonlySet<AnyEvent["type"]> = new Set<AnyEvent["type"]>([
  "note.added",
  "note.reworded",
  "comment.added",
  "point.added",
  "point.reworded",
  "reflection.given",
]);

/** Does this event bring words of its own for what it is about? */
export function brings(event: AnyEvent): boolean {
  return WHOLE.has(event.type);
}
