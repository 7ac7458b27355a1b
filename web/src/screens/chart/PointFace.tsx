import { useTranslation } from "react-i18next";
import type { Point, State } from "../../contract";
import { Said } from "../../ui";
import type { PointView } from "./points";

/** What a point says, what was joined with it, and whom it concerns: the same wherever it is shown. */
export function PointFace({ state, view }: { readonly state: State; readonly view: PointView }) {
  const { t } = useTranslation();
  const names = view.bearers.map(({ name }) => name).join(", ");
  return (
    <>
      <p className="point-words">
        <PointWords state={state} point={view.point} />
      </p>
      {view.joined.length > 0 && (
        <ul className="point-joined" aria-label={t("chart.joined")}>
          {view.joined.map((point) => (
            <li key={point.id}>
              <PointWords state={state} point={point} />
            </li>
          ))}
        </ul>
      )}
      {names && <p className="point-whom">{t("chart.whom", { names })}</p>}
    </>
  );
}

/** The words, or that a facilitator has hidden them. */
function PointWords({ state, point }: { readonly state: State; readonly point: Point }) {
  const { t } = useTranslation();
  const hidden = state.session.hidden[point.id] ?? false;
  return (
    <>
      {point.text && <Said>{point.text}</Said>}
      {!point.text && state.session.erased[point.id] && <em className="chart-soft">{t("replay.erased")}</em>}
      {hidden && <em className="chart-soft"> {t("reads.hidden")}</em>}
    </>
  );
}
