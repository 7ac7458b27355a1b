import { ChevronLeft, ChevronRight, List } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AspectState, State } from "../../contract";
import { Button, ReadAloud, Said } from "../../ui";
import { AspectList } from "./AspectList";
import { CarriedOver } from "./CarriedOver";
import type { Carried } from "./carried";

export interface AspectBarProps {
  readonly state: State;
  readonly charts: readonly string[];
  readonly aspects: readonly AspectState[];
  readonly aspect: AspectState;
  readonly carried: ReadonlyMap<string, Carried>;
  onChoose(aspect: string): void;
}

/** The aspect that is weighed, what the scale said of it, and the ways to the others. From the last the way leads to the first. */
export function AspectBar({ state, charts, aspects, aspect, carried, onChoose }: AspectBarProps) {
  const { t } = useTranslation();
  const [choosing, setChoosing] = useState(false);
  const here = carried.get(aspect.id);
  const place = aspects.indexOf(aspect);
  const step = (by: number) => () => {
    const next = aspects[(place + by + aspects.length) % aspects.length];
    if (next) onChoose(next.id);
  };
  return (
    <header className="topic">
      <div className="topic-row">
        <div className="topic-words">
          <p className="chart-soft">{t("chart.aspect")}</p>
          <h2>
            <Said>{aspect.title}</Said>
          </h2>
          {aspect.detail && (
            <p>
              <Said>{aspect.detail}</Said>
            </p>
          )}
          {aspect.parked && <p className="chart-soft">{t("chart.parked")}</p>}
        </div>
        <nav className="topic-ways" aria-label={t("chart.ways")}>
          <Button icon={<ChevronLeft aria-hidden />} onPress={step(-1)} isDisabled={aspects.length < 2}>
            {t("chart.previous")}
          </Button>
          <p role="status" className="topic-place">
            {t("chart.place", { place: place + 1, of: aspects.length })}
            <span className="visually-hidden">: {aspect.title}</span>
          </p>
          <Button icon={<ChevronRight aria-hidden />} onPress={step(1)} isDisabled={aspects.length < 2}>
            {t("chart.next")}
          </Button>
          <Button icon={<List aria-hidden />} onPress={() => setChoosing(true)}>
            {t("chart.all")}
          </Button>
          <ReadAloud text={`${aspect.title}. ${aspect.detail}`} />
        </nav>
      </div>
      {here && <CarriedOver carried={here} />}
      <AspectList
        {...{ state, charts, aspects, carried }}
        here={aspect.id}
        open={choosing}
        onClose={() => setChoosing(false)}
        onChoose={onChoose}
      />
    </header>
  );
}
