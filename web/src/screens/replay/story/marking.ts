/** Marking moments in a replay: what a facilitator who is in touch with the server may do, handed down from its root. */
import { createContext, useContext } from "react";
import type { Moment } from "../../../contract";
import type { RefusedCommand, Standing } from "../../../sync/store";
import type { MomentWords } from "../../moments/spoken";

export interface Marking {
  /** The moments as they are now, with what was done here and is still on its way. */
  readonly moments: Readonly<Record<string, Moment>>;
  readonly standing: Standing;
  /** What was not recorded, and why. */
  readonly refused: readonly RefusedCommand[];
  /** Mark what was right after the event `about`. */
  mark(about: number, said: MomentWords): void;
  change(moment: string, said: MomentWords): void;
  remove(moment: string): void;
  /** Somebody has read this refusal. */
  read(key: string): void;
}

/** Null for whoever may not mark, in a file, and before the line is there. */
export const MarkingContext = createContext<Marking | null>(null);

export function useMarking(): Marking | null {
  return useContext(MarkingContext);
}
