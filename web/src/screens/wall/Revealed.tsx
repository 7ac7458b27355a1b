import { ArrowLeft, ArrowRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../contract";
import { boardId } from "../../projections/board";
import { Button, Segmented } from "../../ui";
import { Comparison } from "../comparison/Comparison";
import { comparisonView } from "../comparison/rows";
import { SiftBar } from "../comparison/SiftBar";
import { type Sift, UNSIFTED } from "../comparison/sift";
import { MiniBoard } from "../console/MiniBoard";
import { Countdown } from "./Wall";

type View = "all" | "one" | "boards";

export interface RevealedProps {
  readonly state: State;
  readonly boards: ActivityState;
  readonly activity: ActivityState | null;
  now(): number;
}

/** The boards are open to all: compared at a glance, one aspect at a time to talk about, or as each group laid them. */
export function Revealed({ state, boards, activity, now }: RevealedProps) {
  const { t } = useTranslation();
  const [view, show] = useState<View>("all");
  const [sift, setSift] = useState<Sift>(UNSIFTED);
  return (
    <main className="revealed" data-view={view}>
      <header className="revealed-head">
        <h1>{activity?.title ?? boards.title}</h1>
        <Countdown state={state} now={now} />
        <div className="revealed-ways">
          {view !== "boards" && <SiftBar state={state} activity={boards.id} sift={sift} onSift={setSift} />}
          <Segmented<View>
            label={t("wall.view")}
            value={view}
            onChange={show}
            choices={[
              { value: "all", words: t("wall.viewAll") },
              { value: "one", words: t("wall.viewOne") },
              { value: "boards", words: t("wall.viewBoards") },
            ]}
          />
        </div>
      </header>
      {view === "all" && <Comparison state={state} activity={boards.id} show="overview" sift={sift} />}
      {view === "one" && <OneByOne state={state} activity={boards.id} sift={sift} />}
      {view === "boards" && (
        <section className="revealed-boards" aria-label={t("wall.viewBoards")}>
          <h2 className="visually-hidden">{t("wall.viewBoards")}</h2>
          {Object.values(state.people.groups).map((group) => (
            <MiniBoard
              key={group.id}
              state={state}
              group={group}
              board={boardId(boards.id, group.id)}
              note={9.5}
            />
          ))}
        </section>
      )}
    </main>
  );
}

interface OneByOneProps {
  readonly state: State;
  readonly activity: string;
  readonly sift: Sift;
}

/** One aspect, large, with each group's own words. The arrow keys, or a presenter's clicker, go on and back. */
function OneByOne({ state, activity, sift }: OneByOneProps) {
  const { t } = useTranslation();
  const view = comparisonView(state, activity, sift);
  const rows = [...view.rows, ...view.matched];
  const [chosen, choose] = useState<string | null>(null);
  const found = rows.findIndex((row) => row.id === chosen);
  const place = Math.max(0, found);
  const to = (step: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place + step))];
    if (row) choose(row.id);
  };
  useClicker(to);
  const row = rows[place];
  if (!row) return <p className="wall-lead">{t("wall.noAspects")}</p>;
  return (
    <>
      <Comparison state={state} activity={activity} only={row.id} />
      <div className="revealed-steps">
        <Button icon={<ArrowLeft aria-hidden />} isDisabled={place === 0} onPress={() => to(-1)}>
          {t("wall.back")}
        </Button>
        <span role="status">{t("wall.of", { count: place + 1, of: rows.length })}</span>
        <Button
          icon={<ArrowRight aria-hidden />}
          isDisabled={place === rows.length - 1}
          onPress={() => to(1)}
        >
          {t("wall.on")}
        </Button>
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** Arrow and page keys anywhere on the wall, except inside a control that has its own use for them. */
function useClicker(to: (step: number) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const inControl =
        event.target instanceof Element && event.target.closest("[role=radiogroup], [role=toolbar], dialog");
      if (step === undefined || inControl || event.defaultPrevented) return;
      event.preventDefault();
      to(step);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  });
}
