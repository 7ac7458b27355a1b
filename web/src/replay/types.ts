/** What a replay is fed from, and what it shows: the words that the engine and the screens share. */
import type { AnyEvent, State, TimelinePage } from "../contract";

/** Whose eyes it is seen with; `outside` is a file that was made to be shared. */
export type Eyes = "facilitator" | "participant" | "wall" | "outside";

/** What is replayed: the whole of a session, or a clip of it. */
export interface About {
  readonly session: string;
  readonly title: string;
  readonly eyes: Eyes;
  /** It shows what happened with `after < seq <= upto`; `after` is 0 for a whole session. */
  readonly after: number;
  readonly upto: number;
  /** Times are not the real ones: the order is right, the moments are spread evenly. */
  readonly blurred: boolean;
}

/** Where events and states come from: a server, or a file that holds everything. All of it as the viewer may see it. */
export interface Source {
  readonly about: About;
  /** The state as it is now: moments, the names of things, what may be seen. */
  today(): Promise<State>;
  /** The rows of the timeline behind `after`, as many as one page holds. */
  timeline(after: number): Promise<TimelinePage>;
  /** The events with `after < seq <= upto`; never more than `CHUNK` are asked for. */
  events(after: number, upto: number): Promise<readonly AnyEvent[]>;
  /** The state right after event `seq`, which is `about.after`, or lies a multiple of `CHUNK` behind it. */
  state(seq: number): Promise<State>;
}

/** So many seqs are loaded and folded at a time; servers keep checkpoints at the same places. */
export const CHUNK = 2000;

/** Kinds of what happens, to filter by and to tell apart in the picture of the timeline. */
export const KINDS = [
  "placing",
  "writing",
  "talking",
  "weighing",
  "answering",
  "running",
  "seating",
] as const;
export type Kind = (typeof KINDS)[number];

/** What is looked at; an empty list means everything. `group` is a group's id, `aspect` an aspect's. */
export interface Filter {
  readonly groups: readonly string[];
  readonly aspects: readonly string[];
  readonly kinds: readonly Kind[];
}

export const EVERYTHING: Filter = { groups: [], aspects: [], kinds: [] };

export const SPEEDS = [1, 2, 4, 8, 16, 32, 64] as const;
export type Speed = (typeof SPEEDS)[number];

/** One event, as a row of the timeline. */
export interface Row {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly type: AnyEvent["type"];
  readonly kind: Kind;
  /** The board or chart; empty where it is about none. */
  readonly board: string;
  /** The activity that ran. */
  readonly activity: string;
  /** The group whose board or chart it is; empty where it is about none. */
  readonly group: string;
  readonly aspect: string;
  /** The note, point or answer that it is about; empty where it is about none. */
  readonly on: string;
  /** Where a note was put; null for all else, and for a note taken off the scale. */
  readonly x: number | null;
  readonly y: number | null;
}

/** What a replay shows at this moment. A new object whenever anything in it changes, and only then. */
export interface Shown {
  /** The state is the one right after this event. */
  readonly seq: number;
  readonly state: State;
  readonly today: State;
  /** The row of the timeline that `seq` stands at: the last one with that seq or an earlier one; -1 before the first. */
  readonly row: number;
  /** Where the clock of the replay stands, in milliseconds since 1970: at what was asked for last, as a thumb does. */
  readonly at: number;
  readonly playing: boolean;
  /** Somebody drags along the timeline just now, and does not rest there: what nobody can follow at that pace may wait. */
  readonly moving: boolean;
  readonly speed: Speed;
  readonly skipsIdle: boolean;
  readonly filter: Filter;
  /** How much of the timeline has been loaded, 0 to 1. */
  readonly loaded: number;
  /** The seq that was asked for last: `seq`, unless that is still on its way. */
  readonly wanted: number;
  /** What was asked for is on its way; `state` is still the one before. */
  readonly seeking: boolean;
  /** The source could not be reached; what was asked for last is tried again with `retry`. */
  readonly failed: boolean;
  /** The stable code of what went wrong, "offline" where no answer came; empty while nothing has. */
  readonly problem: string;
}
