import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Group, Scale } from "../../../contract";
import type { Trace } from "../../../replay/traces";
import { GroupMark } from "../../../ui";
import { CELL } from "../../comparison/parts";
import { TracePicture } from "./TracePicture";
import { heldInWords, minutesInWords, wayInWords } from "./traceInWords";

export interface TraceCellProps {
  readonly trace: Trace;
  readonly group: Group;
  readonly scale: Scale;
  readonly spent: number;
  /** Times are the real ones. */
  readonly timed: boolean;
  go(seq: number, note: string): void;
}

/** How one aspect came to lie where it lies on one group's board. */
export function TraceCell({ trace, group, scale, spent, timed, go }: TraceCellProps) {
  const { t } = useTranslation();
  const { steps, course, note } = trace;
  const [first, last] = [steps[0], steps.at(-1)];
  const known = timed || course === "neverPlaced" || course === "toAndFro";
  const held = timed ? heldInWords(trace, scale) : "";
  return (
    <td {...CELL} className="trace-cell">
      <span className="trace-group" data-group-shape={group.shape}>
        <GroupMark shape={group.shape} label={group.name} />
        {known && course !== "neither" && (
          <strong className="trace-course" data-course={course}>
            {t(`replayCompare.course.${course}`)}
          </strong>
        )}
      </span>
      {first && last && (
        <>
          <TracePicture trace={trace} group={group} spent={spent} />
          <span className="trace-said">
            {[...wayInWords(trace), held].filter((said) => said !== "").join(" ")}
          </span>
          <span className="trace-ways">
            <Pressable className="trace-go" onPress={() => go(first.seq, note)}>
              {timed
                ? t("replayCompare.firstAfter", { time: minutesInWords(first.clock) })
                : t("replayCompare.first")}
            </Pressable>
            {last !== first && (
              <Pressable className="trace-go" onPress={() => go(last.seq, note)}>
                {timed
                  ? t("replayCompare.lastAfter", { time: minutesInWords(last.clock) })
                  : t("replayCompare.last")}
              </Pressable>
            )}
          </span>
        </>
      )}
    </td>
  );
}
