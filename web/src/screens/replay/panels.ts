/** What stands beside the stage, a tab each. Every panel takes all it needs from `useReplay`. */
import type { ParseKeys } from "i18next";
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Eyes } from "../../replay/types";

export interface Panel {
  readonly id: string;
  /** The words on its tab. */
  readonly words: ParseKeys;
  readonly Body: LazyExoticComponent<ComponentType>;
  /** Whose eyes it is for; everybody's, unless given. */
  readonly eyes?: readonly Eyes[];
}

/** A replay in a file of its own has nobody to ask for more files. */
const IS_IN_FILE = import.meta.env.MODE === "player";

/** In the order of the tabs. */
export const PANELS: readonly Panel[] = [
  { id: "story", words: "replayStory.tab", Body: lazy(() => import("./story/Story")) },
  {
    id: "moments",
    words: "replayStory.momentsTab",
    Body: lazy(() => import("./story/Moments")),
    eyes: ["facilitator"],
  },
  { id: "between", words: "replayCompare.tabBetween", Body: lazy(() => import("./compare/Between")) },
  { id: "traces", words: "replayCompare.tabTraces", Body: lazy(() => import("./compare/Traces")) },
  ...(IS_IN_FILE
    ? []
    : [{ id: "take", words: "replayTake.tab", Body: lazy(() => import("./take/TakeAway")) } as const]),
];

/** The panels for these eyes. */
export function panelsFor(eyes: Eyes): readonly Panel[] {
  return PANELS.filter((panel) => panel.eyes?.includes(eyes) ?? true);
}
