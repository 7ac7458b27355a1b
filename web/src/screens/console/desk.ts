/** What every part of the console may know and do, handed down from its root. */
import { createContext, useContext } from "react";
import type { ActivityState, AnyCommand, State } from "../../contract";
import type { Signature } from "../../sync/store";
import type { DoorWay } from "../door";

export interface Desk {
  readonly session: string;
  readonly state: State;
  /** The way in, for this room and for the wall. */
  readonly door: DoorWay;
  /** The facilitator's own id. */
  readonly me: string;
  /** The activity in the middle of the desk; null for an agenda without any. */
  readonly focus: ActivityState | null;
  /** Whether the middle follows what happens, or shows what the facilitator has chosen. */
  readonly follows: boolean;
  /** Show this activity in the middle; null to follow what happens again. */
  look(activity: string | null): void;
  /** `signed` says in whose name, or that it was copied from paper. */
  act(command: AnyCommand, signed?: Signature): void;
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
