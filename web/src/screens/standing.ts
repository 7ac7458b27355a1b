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
  lobby: "waiting",
  gaveUp: "heed",
} as const satisfies Record<Standing["key"], StandingWords["mood"]>;

/** `refused` changes are not saved, so with any of them about, nothing may claim that all is. */
export function standingInWords(standing: Standing, refused = 0): StandingWords {
  const { key, count, safe } = standing;
  if (refused > 0 && (key === "saved" || key === "back"))
    return { words: words.t(`standing.${key}Rest`), mood: MOODS[key] };
  const said = key === "unsent" && !safe ? "unsafe" : key;
  return { words: words.t(`standing.${said}`, { count }), mood: MOODS[key] };
}

const REASONS: Readonly<Record<string, "page.noSeat" | "page.renewedKey" | "page.turnedAway">> = {
  "no-seat": "page.noSeat",
  "renewed-key": "page.renewedKey",
  "turned-away": "page.turnedAway",
};

/** A reason of several words was meant for a person; a single one is a code, and most codes say nothing to anybody. */
export function reasonInWords(reason: string): string {
  if (reason.includes(" ")) return reason;
  if (reason === "erased-seat") return words.t("page.erasedSeat");
  const said = REASONS[reason];
  return said ? words.t(said) : "";
}

/** What still waits on this device, where forgetting its key would leave it behind. */
export function unsentInWords({ count, safe }: Standing): string {
  if (count === 0) return "";
  return words.t(safe ? "page.unsent" : "page.unsafe", { count });
}
