import { memo, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../../contract";
import { Said } from "../../../ui";
import { ChartsSideBySide } from "../../chart/ChartView";
import { TalkView } from "../../conversation/TalkView";
import { Answers } from "../../reflection/Answers";
import { groupsSeen } from "../compare/seen";
import { useTimeline, useToday, useViewer } from "../useReplay";
import { People } from "./People";
import { Scale } from "./Scale";
import { useSeen } from "./useSeen";
import type { Look } from "./views";

export interface SceneProps {
  readonly state: State;
  /** Null before the first one. */
  readonly activity: ActivityState | null;
  readonly look: Look;
}

/** What there was to see at an instant, whatever kind of activity it was. */
export const Scene = memo(function Scene({ state, activity, look }: SceneProps) {
  const next = nextFormed(state);
  if (!activity) return <People state={state} activity={next} />;
  return (
    <>
      {next && <People state={state} activity={next} />}
      <Kind state={state} activity={activity} look={look} />
    </>
  );
});

function Kind({ state, activity, look }: SceneProps & { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  if (useIsUnseen(activity)) return <p className="stage-unseen">{t("replayTake.unseen")}</p>;
  switch (activity.kind) {
    case "scale":
      return <Scale state={state} activity={activity} look={look} />;
    case "chart":
      return <Charts state={state} activity={activity.id} />;
    case "conversation":
      return (
        <>
          <Asked activity={activity} />
          <TalkView state={state} activity={activity.id} />
        </>
      );
    case "reflection":
      return <Answers state={state} activity={activity.id} />;
    default:
      return activity.kind satisfies never;
  }
}

function Charts({ state, activity }: { readonly state: State; readonly activity: string }) {
  const seen = useSeen(activity);
  return <ChartsSideBySide state={state} activity={activity} seen={seen} />;
}

/** Is its work not for these eyes? An empty board would say that there was nothing, which is not known to be true. */
function useIsUnseen({ id, kind }: ActivityState): boolean {
  const [{ eyes }, today, timeline] = [useViewer(), useToday(), useTimeline()];
  const isOutside = eyes === "outside" || eyes === "wall";
  const mayBeUnseen = isOutside && kind !== "conversation" && !today.agenda.activities[id]?.revealed;
  return useMemo(
    () => mayBeUnseen && groupsSeen(today, id, eyes, timeline).length === 0,
    [mayBeUnseen, today, id, eyes, timeline],
  );
}

/** What there was to talk about. */
function Asked({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const cards = activity.prompts.filter(({ kind }) => kind === "card");
  return (
    <>
      {activity.instruction && (
        <p>
          <Said>{activity.instruction}</Said>
        </p>
      )}
      {cards.length > 0 && (
        <ul className="stage-cards" aria-label={t("wall.cards")}>
          {cards.map((card) => (
            <li key={card.id}>
              <Said>{card.text}</Said>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Nothing ran, and people looked for the tables that had been formed for what came next. */
function nextFormed({ agenda, people, session }: State): string | null {
  if (agenda.current !== null || session.closed) return null;
  const next = Object.values(agenda.activities).find(({ status }) => status === "waiting");
  return next && people.formations[next.id] ? next.id : null;
}
