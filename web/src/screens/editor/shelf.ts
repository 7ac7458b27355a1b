/** Drafts kept on this device. Where the browser keeps nothing, they last as long as the page, and the screen says so. */
import { createStore, del, entries, get, set, type UseStore } from "idb-keyval";
import type { Draft } from "./draft";

export interface KeptDraft {
  readonly id: string;
  readonly draft: Draft;
  /** When it was last changed, in milliseconds of this device's clock. */
  readonly changed: number;
}

const memory = new Map<string, KeptDraft>();
let store: UseStore | null = null;

/** Every draft on this device, the newest first. */
export async function keptDrafts(): Promise<readonly KeptDraft[]> {
  const found = new Map(memory);
  try {
    for (const [id, kept] of await entries<string, KeptDraft>(place())) found.set(id, kept);
  } catch {
    // Nothing but what this page holds.
  }
  return [...found.values()].sort((a, b) => b.changed - a.changed);
}

/** The draft of this id, or null when this device has none. */
export async function keptDraft(id: string): Promise<KeptDraft | null> {
  try {
    return (await get<KeptDraft>(id, place())) ?? memory.get(id) ?? null;
  } catch {
    return memory.get(id) ?? null;
  }
}

/** Keep a draft. True once it is safe against a reload, false when only this page holds it. */
export async function keepDraft(id: string, draft: Draft): Promise<boolean> {
  const kept = { id, draft, changed: Date.now() };
  memory.set(id, kept);
  try {
    await set(id, kept, place());
    memory.delete(id);
    return true;
  } catch {
    return false;
  }
}

/** Forget a draft for good. */
export async function forgetDraft(id: string): Promise<void> {
  memory.delete(id);
  await del(id, place()).catch(() => undefined);
}

function place(): UseStore {
  store ??= createStore("leeway-templates", "drafts");
  return store;
}
