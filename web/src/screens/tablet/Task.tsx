import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { useRoom } from "./room";

const KEY = "leeway.task.";

/** What this activity asks for, or that it takes no more changes. */
export function Task() {
  const { t } = useTranslation();
  const { open, state } = useRoom();
  if (open) return <Asked />;
  return (
    <section className="task" aria-label={t("task.title")}>
      <p>{t(state.session.closed ? "task.closed" : "task.ended")}</p>
    </section>
  );
}

/** What this activity asks for, until the person says they have read it; afterwards it is under Help. */
function Asked() {
  const { t } = useTranslation();
  const { activity } = useRoom();
  const [read, setRead] = useState<readonly string[]>([]);
  if (!activity.instruction || read.includes(activity.id) || wasRead(activity.id)) return null;
  return (
    <section className="task" aria-label={t("task.title")}>
      <p>{activity.instruction}</p>
      <Button
        kind="main"
        onPress={() => {
          keepRead(activity.id);
          setRead([...read, activity.id]);
        }}
      >
        {t("task.read")}
      </Button>
    </section>
  );
}

function wasRead(activity: string): boolean {
  try {
    return sessionStorage.getItem(KEY + activity) !== null;
  } catch {
    return false;
  }
}

function keepRead(activity: string): void {
  try {
    sessionStorage.setItem(KEY + activity, "read");
  } catch {
    // It is then shown again after a reload, which does no harm.
  }
}
