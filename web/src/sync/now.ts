/** Everything there is to know about one tablet at one moment. */
import { empty, type Log } from "./log";
import type { Line } from "./session";
import { type Fleeting, NOTHING_FLEETING } from "./signals";
import { OPENING, type Standing } from "./status";
import { type History, NO_HISTORY } from "./undo";

/** Whose tablet this is. `who` tells the outboxes of one browser apart: a seat's id, or a role. */
export interface Identity {
  readonly session: string;
  readonly who: string;
  readonly key: string;
}

/** Everything there is to know about the tablet at one moment; a new value for every change. */
export interface Now {
  readonly log: Log;
  readonly line: Line;
  readonly standing: Standing;
  readonly history: History;
  readonly fleeting: Fleeting;
  /** The seat whose words are written here now, if it is not the tablet's own. */
  readonly speaker: string | null;
  /** The server's clock minus this device's, in milliseconds. */
  readonly ahead: number;
  /** On a clock that only goes forward; null when there never was a live line. */
  readonly downSince: number | null;
  readonly backSince: number | null;
}

/** Before anything is known. */
export const START: Now = {
  log: empty(),
  line: { at: "rest" },
  standing: OPENING,
  history: NO_HISTORY,
  fleeting: NOTHING_FLEETING,
  speaker: null,
  ahead: 0,
  downSince: null,
  backSince: null,
};
