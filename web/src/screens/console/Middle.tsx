import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { Button, Segmented } from "../../ui";
import { Aspects } from "./Aspects";
import { Attention } from "./Attention";
import { BandsLine } from "./BandsLine";
import { Boards, type View } from "./Boards";
import { Charts } from "./Charts";
import { useDesk } from "./desk";
import { PaceLine } from "./PaceLine";
import { Paper } from "./paper/Paper";
import { Talk } from "./Talk";
import { StartWriting, Writing } from "./Writing";

/** The middle of the desk: what the groups have made of the activity in focus, and the few things done to all of it. */
export function Middle() {
  const { t } = useTranslation();
  const { focus } = useDesk();
  return (
    <section className="desk-panel boards" aria-labelledby="desk-boards">
      {focus ? <Shown key={focus.id} activity={focus} /> : <Nothing>{t("console.noBoards")}</Nothing>}
    </section>
  );
}

function Nothing({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 id="desk-boards" className="desk-heading">
        {t("console.boards")}
      </h2>
      <p>{children}</p>
    </>
  );
}

function Shown({ activity }: { readonly activity: ActivityState }) {
  const [view, show] = useState<View>("boards");
  const choices = viewsOf(activity);
  const seen = choices.includes(view) ? view : (choices[0] ?? "boards");
  return (
    <>
      <div className="boards-head">
        <h2 id="desk-boards" className="desk-heading">
          {activity.title}
        </h2>
        {choices.length > 1 && <Views activity={activity} choices={choices} view={seen} onChange={show} />}
        <div className="boards-tools">
          {activity.kind === "scale" && <Aspects />}
          <StartWriting activity={activity} />
          <Paper activity={activity} />
        </div>
      </div>
      <Elsewhere activity={activity} />
      <Attention />
      <Writing activity={activity} />
      {activity.kind === "scale" && <BandsLine />}
      <PaceLine activity={activity} />
      <Kind activity={activity} view={seen} />
    </>
  );
}

function Kind({ activity, view }: { readonly activity: ActivityState; readonly view: View }) {
  switch (activity.kind) {
    case "scale":
      return <Boards activity={activity} view={view} />;
    case "chart":
      return <Charts activity={activity} />;
    case "conversation":
    case "reflection":
      return <Talk activity={activity} />;
    default:
      return activity.kind satisfies never;
  }
}

/** Where everybody places alone, nobody's places are shown to anybody before the reveal: not even here. */
function viewsOf(activity: ActivityState): readonly View[] {
  if (activity.kind !== "scale") return [];
  if (activity.mode === "group") return ["boards", "list", "comparison"];
  return activity.revealed ? ["boards", "comparison"] : ["boards"];
}

interface ViewsProps {
  readonly activity: ActivityState;
  readonly choices: readonly View[];
  readonly view: View;
  onChange(view: View): void;
}

function Views({ activity, choices, view, onChange }: ViewsProps) {
  const { t } = useTranslation();
  const words = {
    boards: t(activity.mode === "individual" ? "deskMiddle.progress" : "console.viewBoards"),
    list: t("console.viewList"),
    comparison: t("console.viewComparison"),
  };
  return (
    <Segmented<View>
      label={t("console.view")}
      value={view}
      onChange={onChange}
      choices={choices.map((value) => ({ value, words: words[value] }))}
    />
  );
}

/** Looking back, or ahead, while the room does something else: said plainly, with the way back. */
function Elsewhere({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state, follows, look } = useDesk();
  const { current } = state.agenda;
  const running = current === null ? undefined : state.agenda.activities[current];
  if (follows || running?.id === activity.id) return null;
  return (
    <div className="desk-banner">
      <p>{running ? t("deskMiddle.elsewhere", { title: running.title }) : t("deskMiddle.chosen")}</p>
      <Button onPress={() => look(null)}>{t("deskMiddle.follow")}</Button>
    </div>
  );
}
