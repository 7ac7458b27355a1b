/** How things stand with the line, in words. The same words on every screen that can change something. */

import type { Standing } from "../sync/store";
import { words } from "../words";

export interface StandingWords {
  readonly words: string;
  readonly mood: "calm" | "waiting" | "heed";
}

const MOODS = {
  opening: "waiting",
  saved: "calm",
  saving: "waiting",
  back: "calm",
  offline: "waiting",
  unsent: "heed",
  gaveUp: "heed",
} as const satisfies Record<Standing["key"], StandingWords["mood"]>;

export function standingInWords(standing: Standing): StandingWords {
  const { key, count, safe } = standing;
  const said = key === "unsent" && !safe ? "unsafe" : key;
  return { words: words.t(`standing.${said}`, { count }), mood: MOODS[key] };
}
