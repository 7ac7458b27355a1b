/** What is wrong with a draft, by field, and where on the screen each field is. */
import type { Found } from "./calls";
import type { Draft } from "./draft";

export const PARTS = ["basics", "people", "topics", "agenda", "words", "look"] as const;
export type Part = (typeof PARTS)[number];

/** A field's place as one word, such as `aspects.3.title`. */
export function placeOf(path: Found["path"]): string {
  return path.join(".");
}

const OF_PART: Readonly<Record<string, Part>> = {
  title: "basics",
  scale: "basics",
  bands: "basics",
  backgrounds: "people",
  bearers: "people",
  aspects: "topics",
  activities: "agenda",
  terms: "words",
  closing: "words",
};

/** The part of the editor in which something is mended. */
export function partOf(found: Found): Part {
  return OF_PART[String(found.path[0])] ?? "basics";
}

/** Whether nothing has been written there yet: that is no mistake until somebody wants to be done. */
export function isUnwritten(draft: Draft, found: Found): boolean {
  let value: unknown = draft;
  for (const step of found.path) value = value && (value as Record<string | number, unknown>)[step];
  return value === null || value === undefined || (typeof value === "string" && !value.trim());
}
