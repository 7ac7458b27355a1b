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

/**
 * The id of whatever is left without words when the event's are taken out; empty for an event that holds none. Not of
 * moments: only some people know of them, and a moment without a label says so itself.
 */
export function lostBy(event: AnyEvent): string {
  switch (event.type) {
    case "aspect.added":
      return event.aspect;
    case "bearer.added":
      return event.bearer;
    case "seat.joined":
    case "seat.renamed":
      return event.seat;
    case "facilitator.added":
      return event.facilitator;
    case "note.explained":
    case "aspect.marked":
      return subject(event);
    default:
      return brings(event) ? subject(event) : "";
  }
}

const WHOLE: ReadonlySet<AnyEvent["type"]> = new Set<AnyEvent["type"]>([
  "aspect.added",
  "bearer.added",
  "seat.joined",
  "seat.renamed",
  "facilitator.added",
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
