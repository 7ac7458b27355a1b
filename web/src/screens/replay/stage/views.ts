/** How an activity of the past can be looked at. Pure. */
import type { ActivityState } from "../../../contract";

export const LOOKS = ["boards", "list", "comparison"] as const;
export type Look = (typeof LOOKS)[number];

/** The ways to look at it, the usual one first; none where there is only one. */
export function looksOf({ kind, mode, revealed }: ActivityState): readonly Look[] {
  if (kind !== "scale") return [];
  if (mode === "individual") return revealed ? ["boards", "comparison"] : [];
  return revealed ? LOOKS : ["boards", "list"];
}
