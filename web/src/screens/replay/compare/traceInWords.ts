/** Traces in plain sentences: numbers counted out of a hundred, times in minutes. Pure. */
import type { Scale } from "../../../contract";
import type { Trace } from "../../../replay/traces";
import { words } from "../../../words";
import { outOf100 } from "../../comparison/inWords";

const MINUTE = 60_000;

/** "less than a minute", "4 minutes" */
export function minutesInWords(ms: number): string {
  const count = Math.round(ms / MINUTE);
  return ms < MINUTE / 2 || count === 0
    ? words.t("replayCompare.seconds")
    : words.t("replayCompare.minutes", { count });
}

/** How often and how far it moved, and what else became of it; nothing of one that was never placed. */
export function wayInWords({ steps, moves, far, crossings, takenOff }: Trace): readonly string[] {
  const { t } = words;
  if (steps.length === 0) return [];
  if (steps.length === 1) return [t("replayCompare.stayed")];
  return [
    moves > 0 ? t("replayCompare.moves", { count: moves, far: outOf100(far) }) : "",
    crossings > 0 ? t("replayCompare.crossings", { count: crossings }) : "",
    takenOff > 0 ? t("replayCompare.takenOff", { count: takenOff }) : "",
  ].filter((said) => said !== "");
}

/** How long it lay on each side of the middle; empty where it lay on none. */
export function heldInWords({ left, middle, right }: Trace, scale: Scale): string {
  const { t } = words;
  const near = (ms: number, end: string) =>
    ms > 0 ? [t("replayCompare.layNear", { time: minutesInWords(ms), end })] : [];
  const times = [
    ...near(left, scale.left.words),
    ...(middle > 0 ? [t("replayCompare.layMiddle", { time: minutesInWords(middle) })] : []),
    ...near(right, scale.right.words),
  ];
  return times.length > 0 ? t("replayCompare.lay", { times: times.join(" · ") }) : "";
}

/** A line through every place, across the scale as x and down the time as y; one for each time on the scale. */
export function linesOf(trace: Trace): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const { x, clock, lay } of trace.steps) {
    if (x === null) {
      if (line) lines.push(line);
      line = "";
    } else line += `${line ? `H${x}` : `M${x} ${clock}`}V${clock + lay}`;
  }
  return line ? [...lines, line] : lines;
}
