/** How things stood for everybody at an instant, in words. Pure. */
import type { ActivityState, State } from "../../../contract";
import { words } from "../../../words";
import { wordsOfAspect } from "./aspects";

/** Everything worth knowing that the boards do not show, the most pressing first; `activity` is the one on the stage. */
export function statusInWords(state: State, activity: ActivityState | null): readonly string[] {
  return [runs(state, activity), ...room(state), activity ? seen(activity) : ""].filter(
    (said) => said !== "",
  );
}

function runs({ agenda, session }: State, activity: ActivityState | null): string {
  const { t } = words;
  if (session.closed) return t("replay.status.closed");
  const running = agenda.current === null ? undefined : agenda.activities[agenda.current];
  if (!activity) return t("replay.status.before");
  if (!running) return t(activity.startedAt === null ? "replay.status.notYet" : "replay.status.between");
  if (running.id !== activity.id) return t("replay.status.other", { title: running.title });
  return t("replay.status.running");
}

function room(state: State): readonly string[] {
  const { t } = words;
  const { session, agenda, people } = state;
  const seats = Object.values(people.seats);
  const hands = seats.filter(({ hand, removed }) => hand && !removed).length;
  const { attention } = agenda;
  const look = attention && wordsOfAspect(state, attention.aspect);
  return [
    session.locked && !session.closed ? t("replay.status.locked") : "",
    attention ? (look ? t("replay.status.look", { aspect: look }) : t("replay.status.attention")) : "",
    session.doorLocked ? t("replay.status.door") : "",
    hands > 0 ? t("replay.status.hands", { count: hands }) : "",
  ];
}

function seen({ kind, revealed, writing, mode, startedAt }: ActivityState): string {
  const { t } = words;
  if (writing) return t("replay.status.writing");
  if (startedAt === null) return "";
  if (revealed) return t(`replay.status.shown.${kind}`);
  return t(
    kind === "scale" && mode === "individual" ? "replay.status.hidden.alone" : `replay.status.hidden.${kind}`,
  );
}
