/** The last state that a tablet saw, kept on the device so that a reload without network shows the board at once. */
import type { State, You } from "../contract";
import { empty, type Log, type Place, replacedBy } from "./log";
import type { Shelf } from "./shelf";

/** The address of this very script, which is another whenever the code is: what older code kept may lack a field. */
const BUILT = import.meta.url;

interface Seen {
  readonly built: string;
  readonly you: You;
  readonly promise: string;
  readonly epoch: string;
  readonly seq: number;
  readonly place: Place | null;
  readonly state: State;
  readonly recorded: readonly (readonly [string, number])[];
}

/** The log as it was last seen on this device; an empty one when nothing is kept. */
export async function recall(shelf: Shelf, name: string): Promise<Log> {
  try {
    const seen = await shelf.read<Seen>(name);
    if (seen?.built !== BUILT) return empty();
    const { you, promise, epoch, seq, place, state } = seen;
    const recorded = new Map(seen.recorded);
    const known = { ...empty(), you, promise, recorded, settled: new Set(recorded.keys()) };
    return { ...replacedBy(known, epoch, seq, state), place };
  } catch {
    return empty();
  }
}

/** Keep what the server has confirmed. Without a device that keeps things, nothing is lost but a quick start. */
export async function remember(shelf: Shelf, name: string, log: Log): Promise<void> {
  const { you, promise, epoch, seq, place, confirmed: state } = log;
  if (!you) return;
  const seen: Seen = { built: BUILT, you, promise, epoch, seq, place, state, recorded: [...log.recorded] };
  try {
    await shelf.change<Seen>(name, () => seen);
  } catch {
    // The server has it.
  }
}

/** Who was speaking at this tablet; null for its own seat, and when nothing is kept. */
export async function recallSpeaker(shelf: Shelf, name: string): Promise<string | null> {
  try {
    return (await shelf.read<string | null>(name)) ?? null;
  } catch {
    return null;
  }
}

/** Keep who is speaking. Without a device that keeps things, a reload asks anew. */
export async function rememberSpeaker(shelf: Shelf, name: string, speaker: string | null): Promise<void> {
  try {
    await shelf.change<string | null>(name, () => speaker);
  } catch {
    // It is known as long as the page.
  }
}

/** Keep nothing under this name any more. */
export async function forget(shelf: Shelf, name: string): Promise<void> {
  try {
    await shelf.change<undefined>(name, () => undefined);
  } catch {
    // A device that keeps nothing has nothing to forget.
  }
}
