/** What the editor asks of the server. Nothing of a draft is kept there: it is looked at and given back. */
import { again, call, type OpenedSession } from "../../api";
import type { PlainDraft } from "./draft";

/** One thing to mend, at a place such as `["aspects", 3, "title"]`. */
export interface Found {
  readonly path: readonly (string | number)[];
  readonly words: string;
}

/** What is wrong with a draft; `toml` is its file once nothing is. */
export interface Checked {
  readonly problems: readonly Found[];
  readonly toml: string | null;
}

/** A template's file as it was read; `line` is null for the file as a whole. */
export interface ReadFile {
  readonly draft: PlainDraft | null;
  readonly problems: readonly { readonly line: number | null; readonly words: string }[];
}

export interface ImportedAspect {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly source: string;
}

/** A list of topics as it was read; `row` is null for the list as a whole. */
export interface Imported {
  readonly aspects: readonly ImportedAspect[];
  readonly problems: readonly { readonly row: number | null; readonly words: string }[];
}

/** A template of the server's as a draft, to start from. */
export function templateAsDraft(name: string): Promise<PlainDraft> {
  return again(() => call("GET", `/api/templates/${encodeURIComponent(name)}`));
}

/** What is wrong with a draft, and its file. */
export function checkDraft(draft: PlainDraft): Promise<Checked> {
  return call("POST", "/api/templates/check", draft);
}

/** The draft in a template's file. */
export function readTemplate(file: Blob): Promise<ReadFile> {
  return again(() => call("POST", "/api/templates/read", file));
}

/** The topics in a pasted list, a CSV or an Excel file. */
export function importAspects(list: Blob): Promise<Imported> {
  return again(() => call("POST", "/api/templates/aspects", list));
}

/** Open a session with a draft. Not sent twice by itself: a second one would be a second session. */
export function openDraft(draft: PlainDraft, title: string, operatorKey: string): Promise<OpenedSession> {
  return call("POST", "/api/sessions", { draft, ...(title && { title }) }, operatorKey);
}
