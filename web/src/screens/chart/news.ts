/** What others have just done on this chart, in one sentence, for people who cannot see it happen. Pure. */
import type { Point, State } from "../../contract";
import { words } from "../../words";

/** One sentence about the points that others added or reworded between two states; "" when there is nothing to tell. */
export function chartNews(before: State, after: State, chart: string, me: string): string {
  if (before.charts.points === after.charts.points) return "";
  const sentences = Object.values(after.charts.points)
    .filter((point) => point.chart === chart && !point.removed)
    .map((point) => change(before.charts.points[point.id], point, me))
    .filter((sentence) => sentence !== "");
  return sentences.length > 2 ? words.t("chart.news.many", { count: sentences.length }) : sentences.join(" ");
}

function change(old: Point | undefined, { side, text, added, worded }: Point, me: string): string {
  if (!old) return added.by === me ? "" : words.t(`chart.news.${side}`, { text });
  return old.text !== text && worded?.by !== me ? words.t("chart.news.reworded", { text }) : "";
}
