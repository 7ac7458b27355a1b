/** Where a replay stands, in words. Pure. */
import type { Timeline } from "../../../replay/timeline";
import type { About, Shown } from "../../../replay/types";
import { words } from "../../../words";
import { timeOfDay } from "../../tablet/who";
import { followed } from "../stage/followed";

/** "14:05, How fixed?, change 123 of 456"; without the time where times are not the real ones. */
export function positionInWords({ row, at, state }: Shown, timeline: Timeline, { blurred }: About): string {
  const { t } = words;
  const time = blurred || timeline.length === 0 ? "" : timeOfDay(at);
  const title = followed(state, null)?.title ?? t("replay.stage.before");
  return [time, title, changeInWords(row, timeline)].filter(Boolean).join(", ");
}

/** "Change 123 of 456", counted from 1; "Before the first change" before all of them. */
export function changeInWords(row: number, { length }: Timeline): string {
  const { t } = words;
  return row < 0 ? t("replay.bar.first") : t("replay.bar.change", { number: row + 1, of: length });
}
