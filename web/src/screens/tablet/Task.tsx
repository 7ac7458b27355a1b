import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { keepRead, wasRead } from "./read";
import { useRoom } from "./room";

/** The one line above a board: what this activity asks for, that the boards are shown to all, or that it or the session has ended. */
export function Task({ onCompare }: { onCompare(): void }) {
  const { t } = useTranslation();
  const { me, activity, open, state } = useRoom();
  const [, draw] = useState(0);
  const task = `${me}.task.${activity.id}`;
  if (state.session.closed) return <Line words={t("task.closed")} />;
  if (activity.revealed && !wasRead(`${me}.compared.${activity.id}`)) {
    return <Line words={t("task.revealed")} verb={t("task.compare")} onPress={onCompare} />;
  }
  if (!open) return <Line words={t("task.ended")} />;
  if (wasRead(task) || !activity.instruction) return null;
  const read = () => {
    keepRead(task);
    draw((times) => times + 1);
  };
  return <Line words={activity.instruction} verb={t("task.read")} onPress={read} />;
}

interface LineProps {
  readonly words: string;
  readonly verb?: string;
  onPress?(): void;
}

function Line({ words, verb, onPress }: LineProps) {
  const { t } = useTranslation();
  return (
    <section className="task" aria-label={t("task.title")}>
      <p role="status">{words}</p>
      {verb && onPress && (
        <Button kind="main" onPress={onPress}>
          {verb}
        </Button>
      )}
    </section>
  );
}
