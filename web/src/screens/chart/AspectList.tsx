import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AspectState, State } from "../../contract";
import { Button, Segmented, Sheet } from "../../ui";
import { CarriedOver } from "./CarriedOver";
import { type Carried, ordered } from "./carried";
import { sidesOf } from "./points";

export interface AspectListProps {
  readonly state: State;
  readonly charts: readonly string[];
  readonly aspects: readonly AspectState[];
  readonly carried: ReadonlyMap<string, Carried>;
  /** The aspect that is on screen. */
  readonly here: string;
  readonly open: boolean;
  onClose(): void;
  onChoose(aspect: string): void;
}

/** Every aspect to choose from, with how much was said about it and what the scale said of it. */
export function AspectList({
  state,
  charts,
  aspects,
  carried,
  here,
  open,
  onClose,
  onChoose,
}: AspectListProps) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<"plan" | "gap">("plan");
  const choose = (aspect: string) => {
    onChoose(aspect);
    onClose();
  };
  return (
    <Sheet title={t("chart.allTitle")} open={open} onClose={onClose}>
      <div className="topics">
        {carried.size > 0 && (
          <Segmented<"plan" | "gap">
            label={t("chart.order")}
            value={order}
            choices={[
              { value: "plan", words: t("chart.orderPlan") },
              { value: "gap", words: t("chart.orderGap") },
            ]}
            onChange={setOrder}
          />
        )}
        <ul className="topics-list">
          {ordered(aspects, carried, order === "gap").map((aspect) => (
            <li key={aspect.id} className="topics-one">
              <div className="topics-words">
                <h3>{aspect.title}</h3>
                <p className="chart-soft">
                  {here === aspect.id && `${t("chart.here")} · `}
                  <Counted state={state} charts={charts} aspect={aspect.id} />
                </p>
                <Over carried={carried.get(aspect.id)} />
              </div>
              <Button
                aria-label={t("chart.weighSays", { title: aspect.title })}
                kind={here === aspect.id ? "main" : "plain"}
                onPress={() => choose(aspect.id)}
              >
                {t("chart.weigh")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function Over({ carried }: { readonly carried: Carried | undefined }) {
  return carried ? <CarriedOver carried={carried} /> : null;
}

function Counted({
  state,
  charts,
  aspect,
}: Pick<AspectListProps, "state" | "charts"> & { readonly aspect: string }) {
  const { t } = useTranslation();
  const sides = charts.map((chart) => sidesOf(state, chart, aspect));
  const count = sides.reduce((sum, { pro, con }) => sum + pro.length + con.length, 0);
  return <>{t("chart.points", { count })}</>;
}
