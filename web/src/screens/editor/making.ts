/** New rows, with what suits them best already chosen. */
import type { Background } from "../../contract";
import {
  type ActivityRow,
  type AspectRow,
  type BackgroundRow,
  type BearerRow,
  type Draft,
  newKey,
  type PromptRow,
  type TermRow,
} from "./draft";

/** How much of each a template can hold; the server has the last word. */
export const MOST = {
  backgrounds: 4,
  aspects: 40,
  activities: 20,
  prompts: 12,
  options: 7,
  bearers: 12,
  terms: 40,
} as const;

export const SHAPES = [
  "circle",
  "square",
  "triangle",
  "diamond",
] as const satisfies readonly Background["shape"][];

/** A topic with nothing on it yet. */
export function newAspect(): AspectRow {
  return { key: newKey(), id: "", title: "", detail: "", source: "" };
}

/** A background with the first shape that nobody has. */
export function newBackground(others: readonly BackgroundRow[]): BackgroundRow {
  const shape = SHAPES.find((one) => others.every((other) => other.shape !== one)) ?? "circle";
  return { key: newKey(), id: "", name: "", shape };
}

export function newBearer(): BearerRow {
  return { key: newKey(), id: "", name: "" };
}

export function newTerm(): TermRow {
  return { key: newKey(), word: "", plain: "" };
}

/** A prompt that suits this kind of activity: a card to talk about, or a question to answer. */
export function newPrompt(kind: ActivityRow["kind"]): PromptRow {
  const card = kind === "conversation";
  return { key: newKey(), id: "", kind: card ? "card" : "text", text: "", when: "during", options: [] };
}

const USUAL = {
  conversation: { minutes: 15, grouping: "mixed", attribution: "named" },
  scale: { minutes: 35, grouping: "separate", attribution: "group" },
  chart: { minutes: 25, grouping: "mixed", attribution: "group" },
  reflection: { minutes: 10, grouping: "together", attribution: "nobody" },
} as const satisfies Record<ActivityRow["kind"], Partial<ActivityRow>>;

/** An activity of this kind as most workshops have it; title and instruction are still to be written. */
export function newActivity(kind: ActivityRow["kind"]): ActivityRow {
  return {
    key: newKey(),
    id: "",
    kind,
    title: "",
    instruction: "",
    mode: "group",
    prompts: [],
    ...USUAL[kind],
  };
}

/** What an activity keeps when its kind changes: its words, and only those settings that the other kind has too. */
export function ofKind(row: ActivityRow, kind: ActivityRow["kind"]): ActivityRow {
  const prompts = kind === "conversation" || kind === "reflection" ? row.prompts : [];
  const fitting = prompts.map((prompt) =>
    kind === "reflection"
      ? { ...prompt, when: "during" as const, kind: prompt.kind === "card" ? ("text" as const) : prompt.kind }
      : prompt,
  );
  return { ...row, kind, mode: kind === "scale" ? row.mode : "group", prompts: fitting };
}

/** A template with nothing in it but two backgrounds, one topic and one scale. */
export function blankDraft(): Draft {
  const first = newBackground([]);
  return {
    title: "",
    scale: { left: { words: "", plain: "" }, right: { words: "", plain: "" } },
    backgrounds: [first, newBackground([first])],
    aspects: [newAspect()],
    activities: [newActivity("scale")],
    bearers: [],
    bands: null,
    terms: [],
    closing: { thanks: "", next: "", contact: "" },
  };
}
