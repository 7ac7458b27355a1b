import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../contract";
import { Said } from "../../ui";
import { ChartsSideBySide } from "../chart/ChartView";
import { Comparison } from "../comparison/Comparison";
import { Countdown, Locked } from "./Stage";

export interface LookProps {
  readonly state: State;
  readonly aspect: string | null;
  /** What may be seen, if anything: then what was made of the aspect is shown with it. */
  readonly shown: ActivityState | null;
  now(): number;
}

/** Everyone look here: one aspect as large as the wall allows, or a kind word to look up. */
export function Look({ state, aspect, shown, now }: LookProps) {
  const { t } = useTranslation();
  const known = aspect === null ? undefined : state.session.aspects[aspect];
  return (
    <main className="wall-look">
      <p className="wall-over" role="status">
        {t(known ? "wall.look" : "wall.lookUp")}
      </p>
      <h1>{known ? <Said>{known.title}</Said> : t("wall.lookAtFacilitator")}</h1>
      {known?.detail && (
        <p className="wall-lead">
          <Said>{known.detail}</Said>
        </p>
      )}
      <Locked state={state} />
      {known && !known.parked && shown?.kind === "scale" && (
        <Comparison state={state} activity={shown.id} only={known.id} />
      )}
      {known && shown?.kind === "chart" && (
        <ChartsSideBySide state={state} activity={shown.id} aspect={known.id} />
      )}
      <Countdown state={state} now={now} />
    </main>
  );
}
