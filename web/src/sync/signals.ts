/** What others are doing this moment, as far as anybody has said; never recorded. Pure. */
import type { AnyEvent, Dragging, Signals } from "../contract";

export interface Fleeting {
  /** Notes in flight, one for each seat, with when they were last heard of. */
  readonly dragging: Readonly<Record<string, Dragging & { readonly seat: string; readonly heard: number }>>;
  /** How many changes each seat has not sent yet. */
  readonly unsent: Readonly<Record<string, number>>;
  /** How many tablets each seat has connected. */
  readonly here: Readonly<Record<string, number>>;
  /** When notes were put down lately: a word of their flight that comes after that is late, not new. */
  readonly landed: Readonly<Record<string, number>>;
}

export const NOTHING_FLEETING: Fleeting = { dragging: {}, unsent: {}, here: {}, landed: {} };
/** A drag that is not heard of for so long, in milliseconds, has ended somewhere unseen. */
export const DRAG_LASTS = 3_000;
/** For so long after a note was put down, in milliseconds, nothing is believed of its flight. */
const LATE = 400;

export function signalled(fleeting: Fleeting, frame: Signals, now: number): Fleeting {
  const [dragging, unsent, here] = [{ ...fleeting.dragging }, { ...fleeting.unsent }, { ...fleeting.here }];
  for (const signal of frame.signals) {
    const seat = signal.seat ?? "";
    if (signal.type === "dragging") {
      const late = now - (fleeting.landed[signal.note] ?? Number.NEGATIVE_INFINITY) < LATE;
      if (!late) dragging[seat] = { ...signal, seat, heard: now };
    }
    if (signal.type === "unsent") unsent[seat] = signal.count;
    if (signal.type === "here") here[seat] = signal.tablets;
  }
  return { ...fleeting, dragging, unsent, here };
}

/** Notes that were put down are in flight no longer. */
export function landed(fleeting: Fleeting, events: readonly AnyEvent[], now: number): Fleeting {
  const notes = events.flatMap((event) => ("note" in event ? [event.note] : []));
  if (notes.length === 0) return fleeting;
  const recent = Object.entries(fleeting.landed).filter(([, at]) => now - at < LATE);
  const landings = Object.fromEntries([...recent, ...notes.map((note) => [note, now] as const)]);
  return { ...keepDrags(fleeting, ({ note }) => !notes.includes(note)), landed: landings };
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
