import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { boardId } from "../../projections/board";
import { Segmented } from "../../ui";
import { TaskLine } from "../TaskLine";
import type { ActivityRoom, ActivityScreenProps } from "../tablet/activityRoom";
import { AspectBar } from "./AspectBar";
import { Bin } from "./Bin";
import { ChartsSideBySide } from "./ChartView";
import { Columns } from "./Columns";
import { carriedTo } from "./carried";
import { News } from "./News";
import { PointForm } from "./PointForm";
import { PointSheet } from "./PointSheet";
import { aspectsFor, pointIn, type Side, sidesOf } from "./points";
import { Totals } from "./Totals";
import "./chart.css";
import "./points.css";
import "./pointsheet.css";

/** The pros and cons of a group, one aspect at a time; every group's, once they are shown to everyone. */
export function Chart({ room }: ActivityScreenProps) {
  return <Faces key={room.activity.id} room={room} />;
}

function Faces({ room }: ActivityScreenProps) {
  const { t } = useTranslation();
  const { state, activity } = room;
  const [face, show] = useState<"own" | "all">("own");
  const shown = activity.revealed ? face : "own";
  return (
    <div className="chart">
      <TaskLine room={room} />
      {activity.revealed && (
        <div className="chart-faces">
          <p role="status">{t("chart.revealed")}</p>
          <Segmented<"own" | "all">
            label={t("chart.faces")}
            value={shown}
            choices={[
              { value: "own", words: t("chart.faceOwn", { group: room.group.name }) },
              { value: "all", words: t("chart.faceAll") },
            ]}
            onChange={show}
          />
        </div>
      )}
      {shown === "own" ? (
        <OwnChart room={room} />
      ) : (
        <>
          <h2 className="visually-hidden">{t("chart.faceAll")}</h2>
          <ChartsSideBySide state={state} activity={activity.id} />
        </>
      )}
    </div>
  );
}

function OwnChart({ room }: { readonly room: ActivityRoom }) {
  const { t } = useTranslation();
  const { state, activity, group } = room;
  const chart = boardId(activity.id, group.id);
  const aspects = aspectsFor(state, [chart]);
  const carried = useMemo(() => carriedTo(state, activity.id), [state, activity.id]);
  const [aspectId, choose] = useAspect(room);
  const [adding, add] = useState<Side | null>(null);
  const [opened, open] = useState<string | null>(null);
  const aspect = aspects.find(({ id }) => id === aspectId) ?? aspects[0];
  if (!aspect) return <p className="chart-none">{t("chart.noAspects")}</p>;
  const sides = sidesOf(state, chart, aspect.id);
  const view = opened === null ? undefined : pointIn(state, opened);
  return (
    <>
      <AspectBar
        state={state}
        charts={[chart]}
        aspects={aspects}
        aspect={aspect}
        carried={carried}
        onChoose={choose}
      />
      <Columns room={room} sides={sides} onOpen={open} {...(room.open && !aspect.parked && { onAdd: add })} />
      <footer className="chart-foot">
        <Totals state={state} sides={sides} />
        <Bin room={room} chart={chart} />
      </footer>
      <PointForm room={room} chart={chart} aspect={aspect} side={adding} onClose={() => add(null)} />
      <PointSheet room={room} view={view} onClose={() => open(null)} />
      <News room={room} chart={chart} />
    </>
  );
}

/** The aspect on screen: the one chosen last, or the one that a facilitator asked everybody to look at since. */
function useAspect({ look, me, activity }: ActivityRoom): readonly [string | null, (aspect: string) => void] {
  const key = `leeway.aspect.${me}.${activity.id}`;
  const [chosen, setChosen] = useState(() => kept(key) ?? look?.aspect ?? null);
  const seen = useRef(look);
  useEffect(() => {
    if (look && look !== seen.current) setChosen(look.aspect);
    seen.current = look;
  }, [look]);
  const choose = (aspect: string) => {
    setChosen(aspect);
    try {
      sessionStorage.setItem(key, aspect);
    } catch {
      // After a reload the first aspect is shown, then.
    }
  };
  return [chosen, choose];
}

function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}
