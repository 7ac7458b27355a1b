import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { boardId } from "../../../projections/board";
import { Button, Segmented, TextField, useDraft } from "../../../ui";
import { bearersOn, type Side } from "../charts";
import { useDesk } from "../desk";
import { Pick } from "../Pick";
import type { OnPaper } from "./Paper";

/** Points from a chart on paper, one after the other: Enter adds one and is ready for the next. */
export function PaperChart({ activity, group }: OnPaper) {
  const { t } = useTranslation();
  const { state, act, session } = useDesk();
  const chart = boardId(activity.id, group);
  const draft = useDraft(`paper.${session}.${chart}`);
  const aspects = Object.values(state.session.aspects).filter((aspect) => !aspect.parked);
  const [aspect, choose] = useState(aspects[0]?.id ?? "");
  const [side, take] = useState<Side>("pro");
  const [bearers, bear] = useState<readonly string[]>([]);
  const field = useRef<HTMLDivElement>(null);
  const copied = Object.values(state.charts.points).filter((one) => one.chart === chart && one.added.paper);
  const add = () => {
    const text = draft.text.trim();
    if (!text || !aspect) return;
    act({ type: "addPoint", chart, aspect, side, text, bearers }, { paper: true });
    draft.clear();
    bear([]);
    field.current?.querySelector("input")?.focus();
  };
  const toggle = (id: string) =>
    bear((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <>
      <Pick
        label={t("deskCharts.aspect")}
        value={aspect}
        onChange={choose}
        choices={aspects.map(({ id, title }) => ({ value: id, words: title }))}
      />
      <Segmented<Side>
        label={t("deskPaper.side")}
        value={side}
        onChange={take}
        choices={[
          { value: "pro", words: t("deskCharts.pro") },
          { value: "con", words: t("deskCharts.con") },
        ]}
      />
      <div ref={field}>
        <TextField
          label={t("deskPaper.point")}
          hint={t("deskPaper.pointHint")}
          value={draft.text}
          onChange={draft.write}
          onEnter={add}
          maxLength={500}
        />
      </div>
      <fieldset className="paper-bearers">
        <legend className="field-label">{t("deskPaper.bearers")}</legend>
        {bearersOn(state, chart).map(({ id, name }) => (
          <label key={id} className="check">
            <input type="checkbox" checked={bearers.includes(id)} onChange={() => toggle(id)} /> {name}
          </label>
        ))}
      </fieldset>
      <div className="desk-row">
        <Button kind="main" isDisabled={!draft.text.trim()} onPress={add}>
          {t("deskPaper.addPoint")}
        </Button>
        <p role="status">{copied.length > 0 && t("deskPaper.points", { count: copied.length })}</p>
      </div>
    </>
  );
}
