/** What others are doing this moment, as far as anybody has said; never recorded. Pure. */
import type { AnyEvent, Dragging, Signals } from "../contract";

export interface Fleeting {
  /** Notes in flight, one for each seat, with when they were last heard of. */
  readonly dragging: Readonly<Record<string, Dragging & { readonly seat: string; readonly heard: number }>>;
  /** How many changes each seat has not sent yet. */
  readonly unsent: Readonly<Record<string, number>>;
  /** How many tablets each seat has connected. */
  readonly here: Readonly<Record<string, number>>;
}

export const NOTHING_FLEETING: Fleeting = { dragging: {}, unsent: {}, here: {} };
/** A drag that is not heard of for so long, in milliseconds, has ended somewhere unseen. */
export const DRAG_LASTS = 3_000;

export function signalled(fleeting: Fleeting, frame: Signals, now: number): Fleeting {
  const [dragging, unsent, here] = [{ ...fleeting.dragging }, { ...fleeting.unsent }, { ...fleeting.here }];
  for (const signal of frame.signals) {
    const seat = signal.seat ?? "";
    if (signal.type === "dragging") dragging[seat] = { ...signal, seat, heard: now };
    else if (signal.type === "unsent") unsent[seat] = signal.count;
    else here[seat] = signal.tablets;
  }
  return { dragging, unsent, here };
}

/** Notes that were put down are in flight no longer. */
export function landed(fleeting: Fleeting, events: readonly AnyEvent[]): Fleeting {
  const notes = new Set(events.flatMap((event) => ("note" in event ? [event.note] : [])));
  return keepDrags(fleeting, ({ note }) => !notes.has(note));
}

/** Drags that nobody speaks of any more are over. */
export function faded(fleeting: Fleeting, now: number): Fleeting {
  return keepDrags(fleeting, ({ heard }) => now - heard < DRAG_LASTS);
}

function keepDrags(fleeting: Fleeting, stays: (drag: Fleeting["dragging"][string]) => boolean): Fleeting {
  const drags = Object.entries(fleeting.dragging);
  const kept = drags.filter(([, drag]) => stays(drag));
  return kept.length === drags.length ? fleeting : { ...fleeting, dragging: Object.fromEntries(kept) };
}
