import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../contract";
import { boardId } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { ChartsSideBySide } from "../chart/ChartView";
import { aspectsFor, chartsIn } from "../chart/points";
import { Comparison } from "../comparison/Comparison";
import { comparisonView } from "../comparison/rows";
import type { Sift } from "../comparison/sift";
import { MiniBoard } from "../console/MiniBoard";
import { TalkView } from "../conversation/TalkView";
import { Answers } from "../reflection/Answers";
import { answersIn } from "../reflection/answers";
import { OneByOne } from "./OneByOne";
import { Countdown, Locked } from "./Stage";
import type { View } from "./scene";

export interface RevealedProps {
  readonly state: State;
  /** The activity whose boards, charts or answers may be seen. */
  readonly shown: ActivityState;
  readonly title: string;
  readonly view: View;
  readonly sift: Sift;
  /** Which one is shown of those that are shown one at a time, or null for the first. */
  readonly at: string | null;
  onAt(id: string): void;
  now(): number;
}

/** What everyone may see now: all of it at a glance, one aspect at a time to talk about, or the boards as they lie. */
export function Revealed(props: RevealedProps) {
  const { state, shown, title, view, now } = props;
  return (
    <main className="revealed" data-view={view} data-kind={shown.kind}>
      <header className="revealed-head">
        <h1 dir="auto">{title}</h1>
        <Locked state={state} />
        <Countdown state={state} now={now} />
      </header>
      {shown.kind === "scale" && <Compared {...props} />}
      {shown.kind === "chart" && <Charts {...props} />}
      {(shown.kind === "conversation" || shown.kind === "reflection") && <Said {...props} />}
    </main>
  );
}

function Compared({ state, shown, view, sift, at, onAt }: RevealedProps) {
  if (view === "boards") return <BoardsAsTheyLie state={state} shown={shown} />;
  if (view === "all") return <Comparison state={state} activity={shown.id} show="overview" sift={sift} />;
  const { rows, matched } = comparisonView(state, shown.id, sift);
  const ids = [...rows, ...matched].map(({ id }) => id);
  return (
    <OneByOne at={at} onAt={onAt} ids={ids}>
      {(id) => <Comparison state={state} activity={shown.id} sift={sift} only={id} />}
    </OneByOne>
  );
}

function Charts({ state, shown, view, at, onAt }: RevealedProps) {
  if (view !== "one") return <ChartsSideBySide state={state} activity={shown.id} />;
  const ids = chartsIn(state, shown.id).map(({ id }) => id);
  return (
    <OneByOne at={at} onAt={onAt} ids={aspectsFor(state, ids).map(({ id }) => id)}>
      {(id) => <ChartsSideBySide state={state} activity={shown.id} aspect={id} />}
    </OneByOne>
  );
}

function Said({ state, shown, view, at, onAt }: RevealedProps) {
  if (view !== "one") {
    return shown.kind === "conversation" ? (
      <TalkView state={state} activity={shown.id} />
    ) : (
      <Answers state={state} activity={shown.id} />
    );
  }
  return (
    <OneByOne at={at} onAt={onAt} ids={answersIn(state, shown.id, "").map(({ prompt }) => prompt.id)}>
      {(id) => <Answers state={state} activity={shown.id} prompt={id} />}
    </OneByOne>
  );
}

function BoardsAsTheyLie({ state, shown }: { readonly state: State; readonly shown: ActivityState }) {
  const { t } = useTranslation();
  return (
    <section className="revealed-boards" aria-label={t("wall.views.boards")}>
      <h2 className="visually-hidden">{t("wall.views.boards")}</h2>
      {Object.values(groupsIn(state, shown.id)).map((group) => (
        <MiniBoard
          key={group.id}
          state={state}
          group={group}
          board={boardId(shown.id, group.id)}
          note={9.5}
        />
      ))}
    </section>
  );
}
