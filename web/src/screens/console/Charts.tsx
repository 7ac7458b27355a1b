import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { Button, GroupMark, Sheet, TextField } from "../../ui";
import { type AspectView, type ChartView, chartsOf, type PointView } from "./charts";
import { useDesk } from "./desk";
import { HiddenSign, PaperSign, useHidden } from "./HideWords";
import { PointSheet } from "./PointSheet";

/** All groups' charts side by side, live; every point opens to be tidied. */
export function Charts({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const [picked, pick] = useState<string | null>(null);
  const charts = chartsOf(state, activity.id);
  return (
    <>
      <div className="charts-head">
        <p className="desk-soft">{t("deskCharts.text")}</p>
        {!state.session.closed && <Bearers />}
      </div>
      <div className="boards-body" data-view="list">
        {charts.map((chart) => (
          <Chart key={chart.id} chart={chart} onPick={pick} />
        ))}
      </div>
      {picked !== null && <PointSheet point={picked} onClose={() => pick(null)} />}
    </>
  );
}

interface ChartProps {
  readonly chart: ChartView;
  onPick(point: string): void;
}

function Chart({ chart, onPick }: ChartProps) {
  const { t } = useTranslation();
  const { group, aspects, bin, pro, con } = chart;
  return (
    <section className="listed" data-group-shape={group.shape} aria-label={group.name}>
      <header className="mini-head">
        <h3>
          <GroupMark shape={group.shape} label={group.name} />
        </h3>
        <p className="mini-counts">{t("deskCharts.counts", { pro, con })}</p>
      </header>
      {aspects.length === 0 && <p className="desk-soft">{t("deskCharts.empty")}</p>}
      {aspects.map((view) => (
        <OfAspect key={view.aspect.id} view={view} onPick={onPick} />
      ))}
      {bin.length > 0 && (
        <details className="room-removed">
          <summary>{t("deskCharts.bin", { count: bin.length })}</summary>
          <ul className="listed-cards">
            {bin.map((point) => (
              <li key={point.id}>
                <Pressable className="listed-card" onPress={() => onPick(point.id)}>
                  {point.text}
                </Pressable>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OfAspect({ view, onPick }: { readonly view: AspectView; onPick(point: string): void }) {
  const { t } = useTranslation();
  return (
    <div className="chart-aspect">
      <h4 className="listed-heading">{view.aspect.title}</h4>
      {(["pro", "con"] as const).map(
        (side) =>
          view[side].length > 0 && (
            <div key={side} className="chart-side">
              <h5>{t(`deskCharts.${side}`)}</h5>
              <ul className="listed-cards">
                {view[side].map((one) => (
                  <li key={one.point.id}>
                    <PointCard view={one} onPick={onPick} />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </div>
  );
}

function PointCard({ view, onPick }: { readonly view: PointView; onPick(point: string): void }) {
  const { t } = useTranslation();
  const { point, joined, supporters, bearers, comments } = view;
  const hidden = useHidden(point.id);
  const facts = [
    bearers.length ? t("deskCharts.for", { who: bearers.map(({ name }) => name).join(", ") }) : "",
    supporters ? t("deskCharts.agree", { count: supporters }) : "",
    joined.length ? t("deskCharts.with", { count: joined.length }) : "",
    comments.length ? t("console.comments", { count: comments.length }) : "",
  ].filter(Boolean);
  return (
    <Pressable className="listed-card" onPress={() => onPick(point.id)}>
      <span>{point.text}</span>
      <span className="desk-soft">
        {facts.join(" · ")} <PaperSign paper={point.added.paper} />
        {hidden && <HiddenSign />}
      </span>
    </Pressable>
  );
}

/** Who can bear a pro or a con: the template's list, and whoever is added for all charts. */
function Bearers() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const bearers = Object.values(state.charts.bearers).filter((bearer) => bearer.chart === null);
  const add = () => {
    if (!name.trim()) return;
    act({ type: "addBearer", name: name.trim() });
    setName("");
  };
  return (
    <>
      <Button icon={<UserPlus aria-hidden />} onPress={() => setOpen(true)}>
        {t("deskCharts.bearers")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("deskCharts.bearers")}>
        <div className="desk-sheet">
          <p className="desk-soft">{t("deskCharts.bearersText")}</p>
          <ul className="desk-list">
            {bearers.map((bearer) => (
              <li key={bearer.id}>{bearer.name}</li>
            ))}
          </ul>
          <div className="desk-row">
            <TextField
              label={t("deskCharts.bearerNew")}
              value={name}
              onChange={setName}
              onEnter={add}
              maxLength={60}
              autoComplete="off"
            />
            <Button isDisabled={!name.trim()} onPress={add}>
              {t("deskCharts.bearerAdd")}
            </Button>
          </div>
        </div>
      </Sheet>
    </>
  );
}
