/** A whole afternoon for the tests of its screens: two backgrounds, a mixed table, and one activity of each kind. */
import { vi } from "vitest";
import type { Activity, AnyCommand, AnyEvent, PointAdded, State } from "../contract";
import { groupIn, groupsIn } from "../projections/groups";
import { foldAll, start } from "../projections/state";
import type { ActivityRoom, SeatRoom } from "./tablet/activityRoom";

const MINUTE = 60_000;

/** What happened, without the envelope that does not matter here; by the facilitator unless it says otherwise. */
export type Happening = AnyEvent extends infer One
  ? One extends AnyEvent
    ? Omit<One, "seq" | "at" | "by" | "id"> & { readonly by?: string }
    : never
  : never;

/** The state after these happenings, each a minute after the one before, in a session that Joan, Amir and Pat have joined. */
export function afternoon(...happened: readonly Happening[]): State {
  const joined = [seated("joan", "lw"), seated("amir", "lw"), seated("pat", "ppi")];
  const events = [opened, ...joined, ...happened].map((one, place) => ({
    at: place * MINUTE,
    by: "f-1",
    id: `e${place}`,
    ...one,
    seq: place + 1,
  }));
  return foldAll(start(), events as AnyEvent[]);
}

export function started(activity: string): Happening {
  return { type: "activity.started", activity };
}

export function revealed(activity: string): Happening {
  return { type: "boards.revealed", activity };
}

/** A group's card for an aspect, moved to a place. */
export function placed(group: string, aspect: string, x: number, by = "joan"): Happening {
  const board = `scale:${group}`;
  return { type: "note.moved", by, board, note: `${board}:${aspect}`, x, y: 300 };
}

/** A point on the chart of the link workers, unless another chart is named. */
export function pointed(by: string, point: string, text: string, more: Partial<PointAdded> = {}): Happening {
  const usual = { chart: "chart:lw", aspect: "a1", side: "pro", bearers: [] } as const;
  return { ...usual, ...more, type: "point.added", by, point, text };
}

/** Somebody's answer to a prompt. */
export function answered(
  by: string,
  prompt: string,
  said: { readonly text?: string; readonly rating?: number; readonly named?: boolean },
  activity = "reflection",
): Happening {
  const { text = "", rating = null, named = false } = said;
  const reflection = `${activity}.${prompt}.${by}`;
  const answer = { activity, reflection, prompt, text, rating, named, group: "" };
  return { type: "reflection.given", by, ...answer };
}

/** The room of a seat in an activity, and every command that its screen gives. */
export function roomIn(state: State, id: string, me: string, open = true) {
  const activity = state.agenda.activities[id];
  const group = groupsIn(state, id)[groupIn(state, me, id) ?? ""];
  if (!activity || !group) throw new Error(`nobody called ${me} takes part in ${id}`);
  const { room, sent } = seatIn(state, me);
  const full: ActivityRoom = { ...room, activity, group, open, look: null };
  return { room: full, sent };
}

/** A seat at its tablet, and every command that its screen gives. */
export function seatIn(state: State, me: string) {
  const sent = vi.fn<(command: AnyCommand) => void>();
  let made = 0;
  const newId = () => `newidnewid${++made}`.padEnd(14, "0");
  const room: SeatRoom = { session: "s1", state, me, tablet: me, act: sent, newId };
  return { room, sent };
}

function seated(seat: string, background: string): Happening {
  const name = seat.charAt(0).toUpperCase() + seat.slice(1);
  return {
    type: "seat.joined",
    by: seat,
    seat,
    name,
    background,
    groups: {},
    alias: "",
  } as unknown as Happening;
}

const USUAL = {
  instruction: "Talk about it.",
  minutes: 10,
  grouping: "separate",
  mode: "group",
  prompts: [],
} as const;

const activities: readonly Activity[] = [
  {
    ...USUAL,
    ...{ id: "talk", kind: "conversation", title: "Getting to know you", attribution: "named" },
    prompts: [
      { id: "expect", kind: "text", text: "What do you expect?", when: "before", options: [] },
      { id: "week", kind: "card", text: "What happens in a normal week?", when: "during", options: [] },
      { id: "choice", kind: "card", text: "When can you choose?", when: "during", options: [] },
      { id: "heard", kind: "text", text: "What did you hear?", when: "after", options: [] },
    ],
  },
  { ...USUAL, id: "scale", kind: "scale", title: "How fixed?", attribution: "named" },
  { ...USUAL, id: "chart", kind: "chart", title: "For and against", attribution: "named" },
  {
    ...USUAL,
    ...{ id: "reflection", kind: "reflection", title: "Looking back", attribution: "nobody" },
    prompts: [
      { id: "well", kind: "text", text: "What went well?", when: "during", options: [] },
      {
        ...{ id: "time", kind: "rating", text: "More time, or fewer topics?", when: "during" },
        options: ["More time", "Fewer topics", "It was about right"],
      },
    ],
  },
];

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
    aspects: [
      { id: "a1", title: "Where we meet", detail: "", source: "" },
      { id: "a2", title: "Who can refer", detail: "", source: "" },
      { id: "a3", title: "Seeing GP records", detail: "", source: "" },
    ],
    activities,
    bearers: [
      { id: "patient", name: "Patient" },
      { id: "surgery", name: "GP surgery" },
    ],
    bands: { near: 100, far: 350 },
    terms: [],
    closing: null,
  },
};
