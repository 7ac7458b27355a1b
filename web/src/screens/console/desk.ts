/** What every part of the console may know and do, handed down from its root. */
import { createContext, useContext } from "react";
import type { AnyCommand, State } from "../../contract";
import type { DoorWay } from "../door";

export interface Desk {
  readonly session: string;
  readonly state: State;
  /** The way in, for this room and for the wall. */
  readonly door: DoorWay;
  /** The facilitator's own id. */
  readonly me: string;
  act(command: AnyCommand): void;
  /** The room's clock, in milliseconds. */
  now(): number;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk that this part of the console stands on. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of the console was drawn outside its desk");
  return desk;
}
