import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Group, State } from "../../../contract";
import { activityOf, boardId } from "../../../projections/board";
import { Sheet } from "../../../ui";
import { ChartView } from "../../chart/ChartView";
import { chartsIn } from "../../chart/points";
import { MiniBoard } from "../../console/MiniBoard";
import { Select } from "../Select";
import { useReplay, useTimeline, useToday, useViewer } from "../useReplay";
import { groupsSeen, withBoards } from "./seen";
import { instantInWords } from "./stretch";
import type { Found } from "./useStretch";

export interface BothProps {
  readonly found: Found;
  readonly open: boolean;
  onClose(): void;
  /** The board to begin with; the first of all where it is null. */
  readonly first: string | null;
}

/** Two instants of the same board side by side. */
export function Both({ found, open, onClose, first }: BothProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("replayCompare.bothTitle")} open={open} onClose={onClose}>
      <Boards found={found} first={first} />
    </Sheet>
  );
}

interface Choice {
  readonly board: string;
  readonly kind: "scale" | "chart";
  readonly group: Group;
  readonly title: string;
}

function Boards({ found, first }: Pick<BothProps, "found" | "first">) {
  const { t } = useTranslation();
  const choices = useChoices(found.after);
  const [asked, ask] = useState(first);
  const choice = choices.find(({ board }) => board === asked) ?? choices[0];
  if (!choice) return <p>{t("replayCompare.nothing")}</p>;
  return (
    <div className="compare">
      <Select
        label={t("replayCompare.board")}
        value={choice.board}
        choices={choices.map(({ board, group, title }) => ({
          value: board,
          words: t("replayCompare.where", { group: group.name, activity: title }),
        }))}
        onChange={ask}
      />
      <div className="compare-both">
        <Then words={t("replayCompare.before")} state={found.before} choice={choice} />
        <Then words={t("replayCompare.after")} state={found.after} choice={choice} />
      </div>
    </div>
  );
}

function useChoices(after: State): readonly Choice[] {
  const [today, timeline, { eyes }] = [useToday(), useTimeline(), useViewer()];
  return withBoards(after).flatMap(({ id, kind, title }) =>
    groupsSeen(today, id, eyes, timeline).map((group) => ({
      ...{ board: boardId(id, group.id), group, title },
      kind: kind === "chart" ? ("chart" as const) : ("scale" as const),
    })),
  );
}

interface ThenProps {
  readonly words: string;
  readonly state: State;
  readonly choice: Choice;
}

/** The board as it was at one of the two instants. */
function Then({ words, state, choice }: ThenProps) {
  const { about } = useReplay();
  const timeline = useTimeline();
  return (
    <section className="compare-then" aria-label={words}>
      <h3>
        {words} <span className="compare-soft">{instantInWords(timeline, about, state.seq)}</span>
      </h3>
      <Board state={state} choice={choice} />
    </section>
  );
}

function Board({ state, choice }: Pick<ThenProps, "state" | "choice">) {
  const { board, group, kind } = choice;
  if (kind === "scale") return <MiniBoard state={state} board={board} group={group} />;
  const chart = chartsIn(state, activityOf(board)).find(({ id }) => id === board);
  return chart ? <ChartView state={state} chart={chart} /> : null;
}
