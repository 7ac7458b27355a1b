import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Point, State } from "../../contract";
import { activityOf, groupOf } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { Button, GroupMark, Sheet, TextField } from "../../ui";
import { whoAndWhen } from "../tablet/who";
import { joinable } from "./charts";
import { useDesk } from "./desk";
import { EraseWords } from "./Erase";
import { HideWords } from "./HideWords";
import { Pick } from "./Pick";
import { Remarks } from "./Remarks";

/** One point in full, and what tidying can do for it. Whatever is done here can be taken back here. */
export function PointSheet({ point: id, onClose }: { readonly point: string; onClose(): void }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const point = state.charts.points[id];
  if (!point) return null;
  const open = !state.session.closed && state.agenda.current === activityOf(point.chart);
  return (
    <Sheet
      open
      onClose={onClose}
      title={point.text || t("replay.erased")}
      foot={open && <Removal point={point} onDone={onClose} />}
    >
      <div className="desk-sheet">
        <About point={point} />
        {!open && <p className="desk-soft">{t("deskCharts.notNow")}</p>}
        {open && !point.removed && (
          <>
            <Reword key={`${point.id}${point.worded?.seq ?? 0}`} point={point} />
            <Where point={point} />
            <Join point={point} />
          </>
        )}
        <Joined point={point} open={open} />
        <Remarks on={point.id} />
        <div className="desk-row">
          {point.text && <HideWords on={point.id} words={point.text} />}
          <EraseWords on={point.id} words={point.text} />
        </div>
      </div>
    </Sheet>
  );
}

function About({ point }: { readonly point: Point }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const group = groupsIn(state, activityOf(point.chart))[groupOf(point.chart)];
  return (
    <p>
      {group && <GroupMark shape={group.shape} label={group.name} />}{" "}
      {t(`deskCharts.${point.side}Of`, { aspect: titleOf(state, point.aspect) })}{" "}
      <span className="desk-soft">{whoAndWhen(state, point.added, "")}</span>
    </p>
  );
}

function Reword({ point }: { readonly point: Point }) {
  const { t } = useTranslation();
  const { act } = useDesk();
  const [text, setText] = useState(point.text);
  const wanted = text.trim();
  const same = !wanted || wanted === point.text;
  const reword = () => {
    if (!same) act({ type: "rewordPoint", point: point.id, text: wanted });
  };
  return (
    <div className="desk-row">
      <TextField
        label={t("deskCharts.words")}
        value={text}
        onChange={setText}
        onEnter={reword}
        maxLength={500}
      />
      <Button isDisabled={same} onPress={reword}>
        {t("deskCharts.reword")}
      </Button>
    </div>
  );
}

/** The other side with one press; another aspect from the list. */
function Where({ point }: { readonly point: Point }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const other = point.side === "pro" ? "con" : "pro";
  const aspects = Object.values(state.session.aspects).filter(
    (aspect) => !aspect.parked || aspect.id === point.aspect,
  );
  return (
    <div className="desk-row">
      <Button onPress={() => act({ type: "movePoint", point: point.id, side: other })}>
        {t(`deskCharts.${other}Move`)}
      </Button>
      <Pick
        label={t("deskCharts.aspect")}
        value={point.aspect}
        onChange={(aspect) => act({ type: "movePoint", point: point.id, aspect })}
        choices={aspects.map(({ id, title }) => ({ value: id, words: title }))}
      />
    </div>
  );
}

/** "This says the same as …", or on its own again. */
function Join({ point }: { readonly point: Point }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [into, choose] = useState("");
  const others = joinable(state, point);
  const target = point.into === null ? undefined : state.charts.points[point.into];
  if (target) {
    return (
      <div className="desk-row">
        <p>{t("deskCharts.saysSame", { text: target.text })}</p>
        <Button onPress={() => act({ type: "partPoint", point: point.id })}>{t("deskCharts.part")}</Button>
      </div>
    );
  }
  if (!others.length) return <p className="desk-soft">{t("deskCharts.noOther")}</p>;
  return (
    <div className="desk-row">
      <Pick
        label={t("deskCharts.joinWith")}
        value={into}
        onChange={choose}
        choices={[
          { value: "", words: t("deskCharts.choose") },
          ...others.map(({ id, text }) => ({ value: id, words: text })),
        ]}
      />
      <Button
        isDisabled={!others.some(({ id }) => id === into)}
        onPress={() => act({ type: "joinPoints", point: point.id, into })}
      >
        {t("deskCharts.join")}
      </Button>
    </div>
  );
}

/** What is shown with this one, each with the way out again. */
function Joined({ point, open }: { readonly point: Point; readonly open: boolean }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const joined = Object.values(state.charts.points).filter((one) => one.into === point.id && !one.removed);
  if (!joined.length) return null;
  return (
    <section aria-label={t("deskCharts.with", { count: joined.length })}>
      <h3>{t("deskCharts.with", { count: joined.length })}</h3>
      <ul className="desk-list">
        {joined.map((one) => (
          <li key={one.id} className="desk-line">
            <span>{one.text}</span>
            {open && (
              <Button
                kind="quiet"
                aria-label={t("deskCharts.partSays", { text: one.text })}
                onPress={() => act({ type: "partPoint", point: one.id })}
              >
                {t("deskCharts.part")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Removal({ point, onDone }: { readonly point: Point; onDone(): void }) {
  const { t } = useTranslation();
  const { act } = useDesk();
  const change = () => {
    act({ type: point.removed ? "restorePoint" : "removePoint", point: point.id });
    onDone();
  };
  return (
    <Button kind={point.removed ? "plain" : "warn"} onPress={change}>
      {t(point.removed ? "deskCharts.restore" : "deskCharts.remove")}
    </Button>
  );
}

function titleOf(state: State, aspect: string): string {
  return state.session.aspects[aspect]?.title ?? aspect;
}
