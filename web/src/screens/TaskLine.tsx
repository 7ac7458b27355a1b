import { useTranslation } from "react-i18next";
import type { Group } from "../contract";
import { Button, ReadAloud, Said } from "../ui";
import type { ActivityRoom } from "./tablet/activityRoom";
import { SitAt } from "./tablet/SitAt";
import { nextTable } from "./tablet/table";
import { useTask } from "./tablet/useTask";

/** The one line above an activity's screen: what it asks for, until that was read; or why it takes no changes. */
export function TaskLine({ room }: { readonly room: ActivityRoom }) {
  const { t } = useTranslation();
  const { me, activity, open, state } = room;
  const task = useTask(room);
  if (state.session.closed) return <Line words={t("task.closed")} />;
  if (!open) {
    return activity.status === "running" ? null : (
      <Line table={nextTable(state, me)} words={t("task.ended")} />
    );
  }
  return task && <Line table={task.table} words={task.words} onRead={task.read} />;
}

interface LineProps {
  readonly table?: Group | null;
  readonly words: string;
  onRead?(): void;
}

function Line({ table, words, onRead }: LineProps) {
  const { t } = useTranslation();
  return (
    <section className="task" aria-label={t("task.title")}>
      <p role="status">
        {table && <SitAt table={table} />} <Said>{words}</Said>
      </p>
      {onRead && (
        <>
          {words && <ReadAloud text={words} />}
          <Button kind="main" onPress={onRead}>
            {t("task.read")}
          </Button>
        </>
      )}
    </section>
  );
}
