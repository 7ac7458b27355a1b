import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, ReadAloud, Said } from "../ui";
import type { ActivityRoom } from "./tablet/activityRoom";
import { keepRead, wasRead } from "./tablet/read";

/** The one line above an activity's screen: what it asks for, until that was read; or why it takes no changes. */
export function TaskLine({ room }: { readonly room: ActivityRoom }) {
  const { t } = useTranslation();
  const { me, activity, open, state } = room;
  const [, draw] = useState(0);
  const task = `${me}.task.${activity.id}`;
  if (state.session.closed) return <Line words={t("task.closed")} />;
  if (!open) return activity.status === "running" ? null : <Line words={t("task.ended")} />;
  if (wasRead(task) || !activity.instruction) return null;
  const read = () => {
    keepRead(task);
    draw((times) => times + 1);
  };
  return <Line words={activity.instruction} onRead={read} />;
}

function Line({ words, onRead }: { readonly words: string; onRead?(): void }) {
  const { t } = useTranslation();
  return (
    <section className="task" aria-label={t("task.title")}>
      <p role="status">
        <Said>{words}</Said>
      </p>
      {onRead && (
        <>
          <ReadAloud text={words} />
          <Button kind="main" onPress={onRead}>
            {t("task.read")}
          </Button>
        </>
      )}
    </section>
  );
}
