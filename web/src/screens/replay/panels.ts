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

/** In the order of the tabs. */
export const PANELS: readonly Panel[] = [
  { id: "story", words: "replayStory.tab", Body: lazy(() => import("./story/Story")) },
];

/** The panels for these eyes. */
export function panelsFor(eyes: Eyes): readonly Panel[] {
  return PANELS.filter((panel) => panel.eyes?.includes(eyes) ?? true);
}
