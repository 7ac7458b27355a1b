/** Commands that the server has not settled yet, in the order in which they were given. Pure. */
import type { AnyCommand, AnyEvent, State } from "../contract";
import { foldAll } from "../projections/state";
import { type Signature, signature } from "./envelope";
import { predict } from "./predict";

/** A command as the outbox keeps it, with whose doing it is; what older code kept says nothing of that. */
export interface Pending extends Signature {
  /** Names it on this tablet from the moment it is given. */
  readonly key: string;
  /** `<device>:<n>`, from the moment the outbox holds it; null until then, and it is not sent before. */
  readonly id: string | null;
  readonly command: AnyCommand;
  /** When it was given, in milliseconds of the server's clock. */
  readonly at: number;
  /** The key of the command that this one takes back, if it is an undo or a redo. */
  readonly after: string | null;
}

/** A pending command with the event that it will most likely become. */
export interface Foreseen extends Pending {
  readonly event: AnyEvent | null;
}

/** A command that the server would not record, with its reason in words for a person, and in whose name it was given. */
export interface RefusedCommand extends Signature {
  readonly key: string;
  readonly command: AnyCommand;
  readonly code: string;
  readonly message: string;
}

/** Refusals that mean: nothing is wrong with the command, send it again soon. */
export const AGAIN: ReadonlySet<string> = new Set(["too-fast", "not-saved-yet"]);

/** Its number is not newer than one recorded from this device, and it was not recorded itself: it needs a new number. */
export const STALE = "stale";

/** The number in a command's id; commands that have none yet come after all that have one. */
export function numberOf(id: string | null): number {
  return id === null ? Number.POSITIVE_INFINITY : Number(id.slice(id.lastIndexOf(":") + 1));
}

export function byNumber(a: Pending, b: Pending): number {
  const [left, right] = [numberOf(a.id), numberOf(b.id)];
  return left === right ? 0 : left - right;
}

/** The command with the event that it would become on this state. */
export function foresee(item: Pending, shown: State, by: string): Foreseen {
  const { command, at, id, key } = item;
  const envelope = { seq: shown.seq + 1, at, by, id: id ?? key, ...signature(item, by) };
  return { ...item, event: predict(command, shown, envelope) };
}

/** All of them foreseen anew, each on what those before it will have done. */
export function foreseeAll(items: readonly Pending[], confirmed: State, by: string): Foreseen[] {
  let shown = confirmed;
  return items.map((item) => {
    const seen = foresee(item, shown, by);
    if (seen.event) shown = foldAll(shown, [seen.event]);
    return seen;
  });
}

/** What is shown once all these have happened. A foreseen event that no longer makes sense changes nothing. */
export function foldForeseen(confirmed: State, items: readonly Foreseen[]): State {
  return foldAll(
    confirmed,
    items.map(({ event }) => event).filter((event) => event !== null),
  );
}
