/** What every part of the scale's screen may know and do, handed down from the composition root. */
import { createContext, useContext } from "react";
import type { ActivityRoom } from "./activityRoom";
import type { BoardView } from "./view";

/** A note under somebody else's finger, on its way. */
export interface Flight {
  readonly note: string;
  readonly x: number;
  readonly y: number;
  readonly seat: string;
}

export interface Room extends ActivityRoom {
  readonly board: BoardView;
  readonly flights: readonly Flight[];
  /** What calm mode holds back: how many notes others have changed. */
  readonly waiting: number;
  showWaiting(): void;
  /** Tell the others, fleetingly, where a note is being carried. */
  carry(note: string, x: number, y: number): void;
}

export const RoomContext = createContext<Room | null>(null);

/** The room around this part of the screen. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error("a part of the tablet was drawn outside its room");
  return room;
}
