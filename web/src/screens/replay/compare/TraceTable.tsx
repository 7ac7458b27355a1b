import { type CSSProperties, useId } from "react";
import { useTranslation } from "react-i18next";
import { Said } from "../../../ui";
import { BODY, COLUMN, LINE, NAME, TABLE } from "../../comparison/parts";
import { useGoTo, useReplay, useToday, useWatching } from "../useReplay";
import { TraceCell } from "./TraceCell";
import type { TracesView } from "./useTraces";

/** So many groups stand beside each other; more begin another line. */
const MOST_BESIDE = 3;

export interface TraceTableProps {
  readonly view: TracesView;
  onGone(): void;
}

/** A row an aspect, a column a group. What is pressed is shown on the stage, with the note's path. */
export function TraceTable({ view, onGone }: TraceTableProps) {
  const { t } = useTranslation();
  const caption = useId();
  const { session } = useToday();
  const { about } = useReplay();
  const { stay, pick } = useWatching();
  const goTo = useGoTo();
  const { activity, columns, aspects, found } = view;
  const go = (seq: number, note: string) => {
    stay(null);
    pick(note);
    goTo(seq);
    onGone();
  };
  const { left, right } = session.scale;
  if (!activity || !found) return null;
  return (
    <table
      {...TABLE}
      className="trace-table"
      aria-labelledby={caption}
      style={{ "--groups": Math.min(MOST_BESIDE, columns.length) } as CSSProperties}
    >
      <caption id={caption} className="trace-caption">
        {t("replayCompare.tracesCaption", { left: left.words, right: right.words })}
      </caption>
      <thead {...BODY} className="visually-hidden">
        <tr {...LINE}>
          <th {...COLUMN}>{t("comparison.aspect")}</th>
          {columns.map(({ group }) => (
            <th key={group.id} {...COLUMN}>
              {group.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...BODY}>
        {aspects.map((aspect) => (
          <tr key={aspect} {...LINE} className="trace-row">
            <th {...NAME} className="trace-aspect">
              <Said>{session.aspects[aspect]?.title ?? aspect}</Said>
            </th>
            {columns.map(({ group, found: one }) => {
              const trace = one.traces.find((each) => each.aspect === aspect);
              return (
                trace && (
                  <TraceCell
                    key={group.id}
                    trace={trace}
                    group={group}
                    scale={session.scale}
                    spent={found.spent}
                    timed={!about.blurred}
                    go={go}
                  />
                )
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
