/** Topics from a list, beside those that a draft has already. */
import type { ImportedAspect } from "./calls";
import { type AspectRow, type Draft, newKey } from "./draft";

/** Those of a list whose titles the draft does not have yet. */
export function fresh(draft: Draft, found: readonly ImportedAspect[]): readonly ImportedAspect[] {
  const known = new Set(draft.aspects.map((row) => folded(row.title)));
  return found.filter((aspect) => !known.has(folded(aspect.title)));
}

/** The draft with these topics behind its own; rows in which nothing is written make room. */
export function withMore(draft: Draft, found: readonly ImportedAspect[]): Draft {
  const own = draft.aspects.filter((row) => row.title.trim() || row.detail.trim() || row.source.trim());
  return { ...draft, aspects: [...own, ...rowsOf(fresh(draft, found))] };
}

/** The draft with these topics in place of its own. */
export function withOnly(draft: Draft, found: readonly ImportedAspect[]): Draft {
  return { ...draft, aspects: rowsOf(found) };
}

/** Ids are made when the draft goes out, beside those that are there by then. */
function rowsOf(found: readonly ImportedAspect[]): readonly AspectRow[] {
  return found.map(({ title, detail, source }) => ({ key: newKey(), id: "", title, detail, source }));
}

function folded(title: string): string {
  return title.trim().toLowerCase();
}
