/** What every part of the tablet's screen may know and do, handed down from the composition root. */
import { createContext, useContext } from "react";
import type { ActivityState, AnyCommand, State } from "../../contract";
import type { BoardView } from "./view";

/** A note under somebody else's finger, on its way. */
export interface Flight {
  readonly note: string;
  readonly x: number;
  readonly y: number;
  readonly seat: string;
}

export interface Room {
  readonly state: State;
  /** The seat that this tablet speaks for. */
  readonly me: string;
  readonly activity: ActivityState;
  readonly board: BoardView;
  /** Whether the board takes changes; otherwise everything is there to read. */
  readonly open: boolean;
  readonly flights: readonly Flight[];
  /** Do it now on this tablet, and send it. */
  act(command: AnyCommand): void;
  /** Tell the others, fleetingly, where a note is being carried. */
  carry(note: string, x: number, y: number): void;
  newId(): string;
}

export const RoomContext = createContext<Room | null>(null);

/** The room around this part of the screen. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("a part of the tablet was drawn outside its room");
  return room;
}
