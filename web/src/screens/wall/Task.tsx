import { useTranslation } from "react-i18next";
import type { ActivityState, Label, State } from "../../contract";
import { Said } from "../../ui";
import type { DoorWay } from "../door";
import { Countdown, Stage } from "./Stage";

export interface TaskProps {
  readonly state: State;
  readonly activity: ActivityState;
  readonly door: DoorWay;
  now(): number;
}

/** What everybody does now: the instruction, the clock, and what there is to talk or think about. */
export function Task({ state, activity, door, now }: TaskProps) {
  const { t } = useTranslation();
  return (
    <Stage state={state} title={activity.title} over={t("wall.now")} door={door}>
      {activity.instruction && (
        <p className="wall-lead">
          <Said>{activity.instruction}</Said>
        </p>
      )}
      <Countdown state={state} now={now} />
      <Cards activity={activity} />
      {activity.kind === "scale" && <ScaleEnds state={state} />}
      {!state.session.locked && <p className="wall-soft">{t(`wall.work.${workOf(activity)}`)}</p>}
    </Stage>
  );
}

/** What the scale goes from and to, for whoever looks up from the tablet to remember which end is which. */
function ScaleEnds({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  const { left, right } = state.session.scale;
  const label = t("scale.label", {
    ...{ left: left.words, leftPlain: left.plain },
    ...{ right: right.words, rightPlain: right.plain },
  });
  return (
    <ul className="wall-ends" aria-label={label}>
      <ScaleEnd end={left} />
      <ScaleEnd end={right} />
    </ul>
  );
}

function ScaleEnd({ end }: { readonly end: Label }) {
  return (
    <li>
      <strong>
        <bdi>{end.words}</bdi>
      </strong>
      <span>
        <Said>{end.plain}</Said>
      </span>
    </li>
  );
}

/** The cards of a conversation, and the questions of a reflection: words for the whole room, never answers. */
function Cards({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const talk = activity.kind === "conversation";
  const cards = activity.prompts.filter((prompt) => (prompt.kind === "card") === talk);
  if (!cards.length) return null;
  return (
    <ul className="wall-cards" aria-label={t(talk ? "wall.cards" : "wall.questions")}>
      {cards.map((card) => (
        <li key={card.id}>
          <Said>{card.text}</Said>
        </li>
      ))}
    </ul>
  );
}

type Work = "chart" | "conversation" | "reflection" | "scale" | "alone" | "writing";

function workOf({ kind, mode, writing }: ActivityState): Work {
  if (writing) return "writing";
  return kind === "scale" && mode === "individual" ? "alone" : kind;
}
