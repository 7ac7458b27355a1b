import { useTranslation } from "react-i18next";
import type { Group } from "../../contract";
import { alone } from "../../projections/own";
import { Button, ReadAloud, Said } from "../../ui";
import { wasRead } from "./read";
import { useRoom } from "./room";
import { SitAt } from "./SitAt";
import { nextTable } from "./table";
import { useTask } from "./useTask";

/** The one line above a board: what this activity asks for, that the boards are shown to all, or that it or the session has ended. */
export function Task({ onCompare }: { onCompare(): void }) {
  const { t } = useTranslation();
  const room = useRoom();
  const { me, activity, open, state, waiting, showWaiting } = room;
  const task = useTask(room);
  if (state.session.closed) return <Line words={t("task.closed")} />;
  if (waiting > 0) {
    return <Line words={t("task.waiting", { count: waiting })} verb={t("task.show")} onPress={showWaiting} />;
  }
  if (activity.revealed && !wasRead(`${me}.compared.${activity.id}`)) {
    return (
      <Line
        table={nextTable(state, me)}
        words={t(alone(state, activity.id) ? "task.revealedAlone" : "task.revealed")}
        verb={t("task.compare")}
        onPress={onCompare}
      />
    );
  }
  if (!open) {
    return activity.status === "running" ? null : (
      <Line table={nextTable(state, me)} words={t("task.ended")} />
    );
  }
  const own = alone(state, activity.id);
  if (own && activity.revealed) return <Line words={t("task.after")} />;
  if (!task) return own ? <Line words={t("task.alone")} /> : null;
  return <Line table={task.table} words={task.words} verb={t("task.read")} onPress={task.read} aloud />;
}

interface LineProps {
  readonly table?: Group | null;
  readonly words: string;
  readonly verb?: string;
  onPress?(): void;
  readonly aloud?: boolean;
}

function Line({ table, words, verb, onPress, aloud = false }: LineProps) {
  const { t } = useTranslation();
  return (
    <section className="task" aria-label={t("task.title")}>
      <p role="status">
        {table && <SitAt table={table} />} <Said>{words}</Said>
      </p>
      {aloud && words && <ReadAloud text={words} />}
      {verb && onPress && (
        <Button kind="main" onPress={onPress}>
          {verb}
        </Button>
      )}
    </section>
  );
}
