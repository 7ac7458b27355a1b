/**
 * A template while somebody works on it.
 *
 * Rows carry a `key` of this device's, so that a field keeps its cursor while rows are moved about. Their `id`, by which
 * a session knows them for ever, may be blank until the draft goes out into the world.
 */
import type { Activity, Background, Prompt } from "../../contract";
import { slugOf } from "./slug";

export interface Keyed {
  readonly key: string;
}

export interface End {
  readonly words: string;
  readonly plain: string;
}

export interface BackgroundRow extends Keyed {
  readonly id: string;
  readonly name: string;
  readonly shape: Background["shape"];
}

export interface AspectRow extends Keyed {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly source: string;
}

export interface PromptRow extends Keyed {
  readonly id: string;
  readonly kind: Prompt["kind"];
  readonly text: string;
  readonly when: Prompt["when"];
  readonly options: readonly string[];
}

export interface ActivityRow extends Keyed {
  readonly id: string;
  readonly kind: Activity["kind"];
  readonly title: string;
  readonly instruction: string;
  /** Null while the field is blank. */
  readonly minutes: number | null;
  readonly grouping: Activity["grouping"];
  readonly attribution: Activity["attribution"];
  readonly mode: Activity["mode"];
  readonly prompts: readonly PromptRow[];
}

export interface BearerRow extends Keyed {
  readonly id: string;
  readonly name: string;
}

export interface TermRow extends Keyed {
  readonly word: string;
  readonly plain: string;
}

export interface Ending {
  readonly thanks: string;
  readonly next: string;
  readonly contact: string;
}

/** Distances on the scale, 0–1000; null while a field is blank. */
export interface BandsRow {
  readonly near: number | null;
  readonly far: number | null;
}

export interface Draft {
  readonly title: string;
  readonly scale: { readonly left: End; readonly right: End };
  readonly backgrounds: readonly BackgroundRow[];
  readonly aspects: readonly AspectRow[];
  readonly activities: readonly ActivityRow[];
  readonly bearers: readonly BearerRow[];
  readonly bands: BandsRow | null;
  readonly terms: readonly TermRow[];
  readonly closing: Ending;
}

type Bare<Row> = Row extends Keyed ? { readonly [Name in Exclude<keyof Row, "key">]: Bared<Row[Name]> } : Row;
type Bared<Part> = Part extends readonly (infer Row)[] ? readonly Bare<Row>[] : Part;

/** A draft as the server reads and writes it: without keys, and without an ending where nobody wrote one. */
export type PlainDraft = {
  readonly [Name in keyof Draft]: Name extends "closing" ? Ending | null : Bared<Draft[Name]>;
};

const NO_ENDING: Ending = { thanks: "", next: "", contact: "" };

/** A key for a new row or a new draft; it never leaves this device, so chance is good enough. */
export function newKey(): string {
  return Math.random().toString(36).slice(2, 12).padEnd(10, "0");
}

/** A draft to work on, from what the server gave. */
export function drafted(plain: PlainDraft): Draft {
  return {
    ...plain,
    backgrounds: keyed(plain.backgrounds),
    aspects: keyed(plain.aspects),
    activities: plain.activities.map((row) => ({ ...row, key: newKey(), prompts: keyed(row.prompts) })),
    bearers: keyed(plain.bearers),
    terms: keyed(plain.terms),
    closing: plain.closing ?? NO_ENDING,
  };
}

/** What the server is given: every row with an id, nothing of this device's. */
export function plainly(draft: Draft): PlainDraft {
  const whole = withIds(draft);
  return {
    ...whole,
    backgrounds: whole.backgrounds.map(bare),
    aspects: whole.aspects.map(bare),
    activities: whole.activities.map((row) => ({ ...bare(row), prompts: row.prompts.map(bare) })),
    bearers: whole.bearers.map(bare),
    terms: whole.terms.map(bare),
    closing: Object.values(whole.closing).some((text) => text.trim()) ? whole.closing : null,
  };
}

/** The same draft with an id for every row that has none yet, made from its words. */
export function withIds(draft: Draft): Draft {
  return {
    ...draft,
    backgrounds: named(draft.backgrounds, (row) => row.name, "group"),
    aspects: named(draft.aspects, (row) => row.title, "topic"),
    activities: named(draft.activities, (row) => row.title, "activity").map((row) => ({
      ...row,
      prompts: named(row.prompts, (prompt) => prompt.text, "prompt"),
    })),
    bearers: named(draft.bearers, (row) => row.name, "bearer"),
  };
}

function named<Row extends Keyed & { readonly id: string }>(
  rows: readonly Row[],
  words: (row: Row) => string,
  otherwise: string,
): readonly Row[] {
  const taken = new Set(rows.map((row) => row.id).filter(Boolean));
  return rows.map((row) => {
    if (row.id) return row;
    const id = slugOf(words(row), taken, otherwise);
    taken.add(id);
    return { ...row, id };
  });
}

function keyed<Row extends object>(rows: readonly Row[]): readonly (Row & Keyed)[] {
  return rows.map((row) => ({ ...row, key: newKey() }));
}

function bare<Row extends Keyed>({ key: _, ...row }: Row): Omit<Row, "key"> {
  return row;
}
