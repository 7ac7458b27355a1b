/** Many things at once in one short sentence. Pure. */
import type { TFunction } from "i18next";
import type { Timeline } from "../../../replay/timeline";
import { type Filter, KINDS, type Kind } from "../../../replay/types";

/** "12 changes, mostly placing", for what happened after the row `from` and up to the row `to`; empty for one or none. */
export function summaryOf(
  timeline: Timeline,
  filter: Filter,
  from: number,
  to: number,
  t: TFunction,
): string {
  const counts = new Map<Kind, number>();
  let total = 0;
  for (let row = timeline.next(from, filter); row !== null && row <= to; row = timeline.next(row, filter)) {
    const { kind } = timeline.row(row);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    total += 1;
  }
  if (total < 2) return "";
  const most = KINDS.reduce((one, other) =>
    (counts.get(other) ?? 0) > (counts.get(one) ?? 0) ? other : one,
  );
  const key = counts.size === 1 ? "all" : "mostly";
  return t(`replayStory.many.${key}`, { count: total, kind: t(`replayStory.kind.${most}`) });
}
