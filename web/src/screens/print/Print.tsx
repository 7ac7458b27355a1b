import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keyFor } from "../../keys";
import { go, pathTo } from "../../route";
import { Button, LookButton, Segmented, Switch } from "../../ui";
import { Missing } from "../Keyed";
import { Notice, Opening } from "../Notice";
import { ChartSheets } from "./ChartSheets";
import type { Printing } from "./printing";
import { setsOf } from "./printing";
import { QuestionSheets } from "./QuestionSheets";
import { ScaleSheets } from "./ScaleSheets";
import { SeatCardSheets } from "./SeatCardSheets";
import { type Source, usePrinting } from "./source";
import { TopicCards } from "./TopicCards";
import "./print.css";
import "./paper.css";

const KINDS = ["topics", "scale", "chart", "questions", "seats"] as const;
type Kind = (typeof KINDS)[number];
const PAPERS = ["a4", "a3"] as const;
export type Paper = (typeof PAPERS)[number];

export interface PrintProps {
  readonly of: Source;
  readonly id: string;
}

/** Everything of a workshop that can lie on a table: what is shown here is what comes out of the printer. */
export default function Print({ of, id }: PrintProps) {
  const { t } = useTranslation();
  const { printing, words } = usePrinting(of, id);
  if (of === "session" && keyFor("facilitator", id) === null) return <Missing role="facilitator" />;
  if (words) return <Notice title={t("print.nothing")}>{words}</Notice>;
  if (!printing) return <Opening />;
  return <Desk of={of} id={id} printing={printing} />;
}

function Desk({ of, id, printing }: PrintProps & { readonly printing: Printing }) {
  const { t } = useTranslation();
  const [kind, choose] = useState<Kind>("topics");
  const [paper, take] = useState<Paper>("a4");
  const [bySet, split] = useState(false);
  const sets = setsOf(printing);
  return (
    <main className="print-page">
      <header className="print-head">
        <div className="print-row">
          <Button
            kind="quiet"
            onPress={() => go(of === "template" ? `/templates/${id}` : pathTo("console", id))}
          >
            {t(of === "template" ? "print.toTemplate" : "print.toSession")}
          </Button>
          <LookButton />
        </div>
        <h1>{t("print.title")}</h1>
        <Segmented<Kind>
          label={t("print.what")}
          value={kind}
          onChange={choose}
          choices={KINDS.filter((one) => of === "session" || one !== "seats").map((value) => ({
            value,
            words: t(`print.kinds.${value}`),
          }))}
        />
        {kind === "scale" && (
          <Segmented<Paper>
            label={t("print.paper")}
            value={paper}
            onChange={take}
            choices={PAPERS.map((value) => ({ value, words: value.toUpperCase() }))}
          />
        )}
        {kind === "topics" && sets.length > 1 && (
          <Switch on={bySet} onChange={split}>
            {t("print.sets")}
          </Switch>
        )}
        <p className="print-soft">{t(`print.about.${kind}`)}</p>
        <Button kind="main" icon={<Printer aria-hidden />} onPress={() => window.print()}>
          {t("print.print")}
        </Button>
      </header>
      {kind === "topics" && <TopicCards printing={printing} sets={bySet ? sets : []} />}
      {kind === "scale" && <ScaleSheets printing={printing} paper={paper} />}
      {kind === "chart" && <ChartSheets printing={printing} />}
      {kind === "questions" && <QuestionSheets printing={printing} />}
      {kind === "seats" && <SeatCardSheets session={id} title={printing.title} />}
    </main>
  );
}
