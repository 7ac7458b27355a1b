/** A session for the tests of these screens: two groups, three aspects, and an agenda with something before and after. */
import type { Activity, AnyEvent, State } from "../contract";
import { foldAll, start } from "../projections/state";

const MINUTE = 60_000;

/** What happened, without the envelope that does not matter here. */
export type Happening = AnyEvent extends infer One
  ? One extends AnyEvent
    ? Omit<One, "seq" | "at" | "by" | "id"> & { readonly at?: number }
    : never
  : never;

/** The state after these happenings in a session that was opened at minute 0, each a minute after the one before. */
export function session(...happened: readonly Happening[]): State {
  return foldAll(start(), history(...happened));
}

/** The events of such a session. */
export function history(...happened: readonly Happening[]): readonly AnyEvent[] {
  const events = [opened, ...happened].map((one, place) => ({
    at: place * MINUTE,
    by: "f-1",
    id: `e${place}`,
    ...one,
    seq: place + 1,
  }));
  return events as AnyEvent[];
}

/** A group's card for an aspect, moved to a place. */
export function placed(group: string, aspect: string, x: number): Happening {
  const board = `scale:${group}`;
  return { type: "note.moved", board, note: `${board}:${aspect}`, x, y: 300 };
}

/** Somebody took a seat with the group of their background. */
export function seated(seat: string, background: string): Happening {
  return { type: "seat.joined", seat, name: seat, background };
}

function activity(id: string, kind: Activity["kind"]): Activity {
  return {
    id,
    kind,
    title: `The ${id}`,
    instruction: "",
    minutes: 10,
    grouping: "separate",
    attribution: "named",
    mode: "group",
    prompts: [],
  };
}

const opened: Happening = {
  type: "session.opened",
  title: "At your discretion",
  facilitator: "f-1",
  salt: "",
  plan: {
    template: "choice",
    scale: {
      left: { words: "About choice", plain: "up to you" },
      right: { words: "Set in stone", plain: "a fixed rule" },
    },
    backgrounds: [
      { id: "lw", name: "Link workers", shape: "circle" },
      { id: "ppi", name: "PPI contributors", shape: "square" },
    ],
    aspects: ["a1", "a2", "a3"].map((id) => ({ id, title: `Aspect ${id}`, detail: "", source: "" })),
    activities: [
      activity("hello", "conversation"),
      activity("scale", "scale"),
      activity("compare", "conversation"),
      activity("chart", "chart"),
    ],
    bearers: [],
    bands: null,
    terms: [],
    closing: null,
  },
};
