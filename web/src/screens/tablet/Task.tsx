import { useState } from "react";
import { useTranslation } from "react-i18next";
import { alone } from "../../projections/own";
import { Button, ReadAloud, Said } from "../../ui";
import { keepRead, wasRead } from "./read";
import { useRoom } from "./room";

/** The one line above a board: what this activity asks for, that the boards are shown to all, or that it or the session has ended. */
export function Task({ onCompare }: { onCompare(): void }) {
  const { t } = useTranslation();
  const { me, activity, open, state, waiting, showWaiting } = useRoom();
  const [, draw] = useState(0);
  const task = `${me}.task.${activity.id}`;
  if (state.session.closed) return <Line words={t("task.closed")} />;
  if (waiting > 0) {
    return <Line words={t("task.waiting", { count: waiting })} verb={t("task.show")} onPress={showWaiting} />;
  }
  if (activity.revealed && !wasRead(`${me}.compared.${activity.id}`)) {
    return (
      <Line
        words={t(alone(state, activity.id) ? "task.revealedAlone" : "task.revealed")}
        verb={t("task.compare")}
        onPress={onCompare}
      />
    );
  }
  if (!open) return activity.status === "running" ? null : <Line words={t("task.ended")} />;
  const own = alone(state, activity.id);
  if (own && activity.revealed) return <Line words={t("task.after")} />;
  if (wasRead(task) || !activity.instruction) return own ? <Line words={t("task.alone")} /> : null;
  const read = () => {
    keepRead(task);
    draw((times) => times + 1);
  };
  return <Line words={activity.instruction} verb={t("task.read")} onPress={read} aloud />;
}

interface LineProps {
  readonly words: string;
  readonly verb?: string;
  onPress?(): void;
  readonly aloud?: boolean;
}

function Line({ words, verb, onPress, aloud = false }: LineProps) {
  const { t } = useTranslation();
  return (
    <section className="task" aria-label={t("task.title")}>
      <p role="status">
        <Said>{words}</Said>
      </p>
      {aloud && <ReadAloud text={words} />}
      {verb && onPress && (
        <Button kind="main" onPress={onPress}>
          {verb}
        </Button>
      )}
    </section>
  );
}
