/**
 * What the screen of an activity is given, whatever its kind: the contract between the tablet and
 * `screens/{conversation,chart,reflection,closing}`. Each of those exports one component that takes `room`.
 */
import type { ActivityState, AnyCommand, Group, State } from "../../contract";

/** A seat at its tablet. */
export interface SeatRoom {
  /** The id that the session has in addresses and keys. */
  readonly session: string;
  /** What is shown: confirmed, sent and waiting changes together. */
  readonly state: State;
  /**
   * Whose words are recorded now: the tablet's own seat, or somebody who shares it or lets it write for them. "Own
   * answer", "own board", drafts and "You" all mean this seat. It changes while the screen stands.
   */
  readonly me: string;
  /** The seat whose tablet this is. */
  readonly tablet: string;
  /** Do it now on this tablet, in the name of `me`, and send it. */
  act(command: AnyCommand): void;
  newId(): string;
  /** How many of this tablet's changes the server does not hold yet. */
  readonly unsent?: number;
}

/** The same in an activity. */
export interface ActivityRoom extends SeatRoom {
  readonly activity: ActivityState;
  /** The group that `me` works with in this activity; a seat without one is never shown its screen. */
  readonly group: Group;
  /** Whether it takes changes: it runs, and nothing is locked or closed. Otherwise everything is there to read. */
  readonly open: boolean;
  /** The aspect that a facilitator asked everybody to look at, once this person has pressed "Show me"; new each time. */
  readonly look: { readonly aspect: string } | null;
}

/** What `<Conversation>`, `<Chart>` and `<Reflection>` take. */
export interface ActivityScreenProps {
  readonly room: ActivityRoom;
}

/** What `<Closing>` takes. */
export interface ClosingScreenProps {
  readonly room: SeatRoom;
}
