import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { CROSSINGS, SOON, WIDE, WIDE_MOVES } from "../../../replay/traces";
import { Button, Sheet } from "../../../ui";
import { Select } from "../Select";
import { useReplay, useViewer } from "../useReplay";
import { TraceTable } from "./TraceTable";
import { type TracesView, useTraces } from "./useTraces";
import "./compare.css";

/** Fetched where there is a server to ask: a file of its own has none, and does not carry the code. */
const Save = import.meta.env.MODE === "player" ? null : lazy(() => import("./Save"));

/** How the places came about: for each aspect and group when it was placed, how it moved, and where it lay how long. */
export default function Traces() {
  const { t } = useTranslation();
  const view = useTraces();
  const { key } = useViewer();
  const [large, setLarge] = useState(false);
  const { scales, activity, columns } = view;
  if (!activity) return <p className="compare-soft">{t("replayCompare.noScale")}</p>;
  return (
    <div className="compare">
      {scales.length > 1 && (
        <Select
          label={t("replayCompare.activity")}
          value={activity.id}
          choices={scales.map(({ id, title }) => ({ value: id, words: title }))}
          onChange={view.choose}
        />
      )}
      <Cautions view={view} />
      {columns.length > 0 && (
        <>
          <div className="compare-tools">
            <Button onPress={() => setLarge(true)}>{t("replayCompare.larger")}</Button>
            {Save && key !== null && (
              <Suspense>
                <Save />
              </Suspense>
            )}
          </div>
          <TraceTable view={view} onGone={() => undefined} />
          <Rules />
          <Sheet title={t("replayCompare.tracesTitle")} open={large} onClose={() => setLarge(false)}>
            <Cautions view={view} />
            <TraceTable view={view} onGone={() => setLarge(false)} />
            <Rules />
          </Sheet>
        </>
      )}
    </div>
  );
}

/** What has to be known before it is read. */
function Cautions({ view }: { readonly view: TracesView }) {
  const { t } = useTranslation();
  const { about } = useReplay();
  const { activity, columns, found } = view;
  if (!found) return <p role="status">{t("replayCompare.working")}</p>;
  if (activity?.mode === "individual") return <p>{t("replayCompare.placesAlone")}</p>;
  if (columns.length === 0) return <p>{t("replayCompare.notShown")}</p>;
  const alone = columns.filter(({ found }) => found.people === 1).map(({ group }) => group.name);
  return (
    <>
      {alone.length > 0 && (
        <p className="compare-care">
          {t("replayCompare.onePerson", { count: alone.length, names: alone.join(", ") })}
        </p>
      )}
      {about.after > 0 && <p className="compare-care">{t("replayCompare.clip")}</p>}
    </>
  );
}

const UNTIMED = ["toAndFro"] as const;
const TIMED = ["toAndFro", "settledEarly", "changedLate"] as const;

/** The rules behind the words, to open; where times are not the real ones, nothing is said that goes by them. */
function Rules() {
  const { t } = useTranslation();
  const timed = !useReplay().about.blurred;
  const said = {
    toAndFro: t("replayCompare.rule.toAndFro", {
      crossings: CROSSINGS,
      wide: WIDE / 10,
      moves: WIDE_MOVES,
    }),
    settledEarly: t("replayCompare.rule.settledEarly", { minutes: SOON / 60_000 }),
    changedLate: t("replayCompare.rule.changedLate"),
  };
  return (
    <details className="compare-rules">
      <summary>{t("replayCompare.rules")}</summary>
      <dl>
        {(timed ? TIMED : UNTIMED).map((course) => (
          <div key={course}>
            <dt>{t(`replayCompare.course.${course}`)}</dt>
            <dd>{said[course]}</dd>
          </div>
        ))}
      </dl>
      <p>{t("replayCompare.rule.order")}</p>
      {timed && <p>{t("replayCompare.rule.middle")}</p>}
    </details>
  );
}
