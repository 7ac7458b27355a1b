import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AspectState, State } from "../../contract";
import { GroupMark, Said } from "../../ui";
import { CarriedOver } from "./CarriedOver";
import { carriedTo } from "./carried";
import { PointFace } from "./PointFace";
import { aspectsFor, chartsIn, type GroupChart, SIDES, sidesOf } from "./points";
import { SideHead } from "./SideHead";
import { Totals } from "./Totals";
import "./chart.css";
import "./points.css";
import "./sidebyside.css";

export interface ChartViewProps {
  readonly state: State;
  readonly chart: GroupChart;
  /** One aspect; without it, every point of the chart. */
  readonly aspect?: string | undefined;
  /** It is not for these eyes: it says so, where an empty one would say that the group had nothing. */
  readonly unseen?: boolean;
}

/** One group's chart, to read. */
export function ChartView({ state, chart, aspect, unseen = false }: ChartViewProps) {
  const { t } = useTranslation();
  const sides = sidesOf(state, chart.id, aspect);
  return (
    <article className="chartview" data-group-shape={chart.group.shape} aria-label={chart.group.name}>
      <h4 className="chartview-group">
        <GroupMark shape={chart.group.shape} label={chart.group.name} />
      </h4>
      {unseen ? (
        <p className="chart-soft">{t("replay.stage.unseenGroup")}</p>
      ) : (
        <Sides state={state} sides={sides} />
      )}
    </article>
  );
}

function Sides({ state, sides }: { readonly state: State; readonly sides: ReturnType<typeof sidesOf> }) {
  const { t } = useTranslation();
  return (
    <div className="chartview-sides">
      {SIDES.map((side) => (
        <div key={side} className="side" data-side={side}>
          <SideHead side={side} under />
          {sides[side].length === 0 && <p className="chart-soft">{t("chart.none")}</p>}
          <ul className="side-points">
            {sides[side].map((view) => (
              <li key={view.point.id} className="point" data-note={view.point.id}>
                <PointFace state={state} view={view} />
                {view.agree > 0 && <p className="point-agree">{t("chart.agree", { count: view.agree })}</p>}
                {view.comments.length > 0 && (
                  <ul className="remarks" aria-label={t("comments.title")}>
                    {view.comments.map((comment) => (
                      <li key={comment.id} className="remark">
                        {comment.text ? (
                          <Said>{comment.text}</Said>
                        ) : (
                          t(state.session.erased[comment.id] ? "replay.erased" : "reads.hidden")
                        )}
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

export interface ChartsSideBySideProps {
  readonly state: State;
  /** The id of a chart activity. */
  readonly activity: string;
  /** One aspect alone; without it, every aspect that any group has points on. */
  readonly aspect?: string | undefined;
  /** The groups whose charts are for these eyes; all of them, unless given. */
  readonly seen?: ReadonlySet<string>;
}

/** Every group's chart side by side, aspect by aspect, with what was carried over and the totals by bearer for each group. */
export function ChartsSideBySide({ state, activity, aspect, seen }: ChartsSideBySideProps) {
  const { t } = useTranslation();
  const charts = chartsIn(state, activity);
  const carried = useMemo(() => carriedTo(state, activity), [state, activity]);
  const shown = aspectsToShow(state, charts, aspect);
  return (
    <div className="charts" data-alone={aspect !== undefined || undefined}>
      {shown.length === 0 && <p className="chart-soft">{t("chart.empty")}</p>}
      {shown.map(({ id, title }) => {
        const over = carried.get(id);
        return (
          <section key={id} className="charts-aspect" aria-label={title}>
            <h3>
              <Said>{title}</Said>
            </h3>
            {over && <CarriedOver carried={over} />}
            <div className="charts-groups">
              {charts.map((chart) => (
                <ChartView
                  key={chart.id}
                  {...{ state, chart, aspect: id, unseen: seen?.has(chart.group.id) === false }}
                />
              ))}
            </div>
          </section>
        );
      })}
      {shown.length > 0 && (
        <section className="charts-aspect" aria-label={t("chart.totals")}>
          <h3>{t("chart.totals")}</h3>
          <div className="charts-groups">
            {charts.map(({ id, group }) => (
              <Totals key={id} state={state} sides={sidesOf(state, id, aspect)} of={group.name} />
            ))}
          </div>
        </section>
      )}
    </div>
  );
}

function aspectsToShow(
  state: State,
  charts: readonly GroupChart[],
  only: string | undefined,
): readonly AspectState[] {
  const ids = charts.map(({ id }) => id);
  const aspects = aspectsFor(state, ids);
  if (only !== undefined) return aspects.filter(({ id }) => id === only);
  const used = (aspect: string) =>
    ids.some((id) => SIDES.some((side) => sidesOf(state, id, aspect)[side].length > 0));
  return aspects.filter(({ id }) => used(id));
}
