import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../../contract";
import { Button, Dialog } from "../../../ui";
import { useDesk } from "../desk";
import { mostTables, usualTables } from "./count";

export interface FormProps {
  readonly activity: ActivityState;
  readonly formed: boolean;
  readonly people: number;
}

/** Deal everybody out to mixed tables; again if it did not turn out well, which is asked about once work has begun. */
export function Form({ activity, formed, people }: FormProps) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const usual = formed
    ? Object.keys(state.people.formations[activity.id]?.groups ?? {}).length
    : usualTables(people);
  const [chosen, choose] = useState<number | null>(null);
  const [asked, ask] = useState(false);
  if (people === 0 || state.session.closed) return null;
  const tables = Math.min(chosen ?? usual, mostTables(people));
  const form = () => {
    ask(false);
    act({ type: "formGroups", activity: activity.id, tables });
  };
  return (
    <div className="tables-form">
      <fieldset className="clock-set">
        <legend className="visually-hidden">{t("deskTables.howMany")}</legend>
        <Button
          aria-label={t("deskTables.fewer")}
          isDisabled={tables <= 1}
          onPress={() => choose(tables - 1)}
        >
          <Minus aria-hidden />
        </Button>
        <output className="clock-minutes" aria-live="polite">
          {t("deskTables.tables", { count: tables })}
        </output>
        <Button
          aria-label={t("deskTables.more")}
          isDisabled={tables >= mostTables(people)}
          onPress={() => choose(tables + 1)}
        >
          <Plus aria-hidden />
        </Button>
      </fieldset>
      <Button
        kind={formed ? "plain" : "main"}
        onPress={() => (formed && activity.startedAt !== null ? ask(true) : form())}
      >
        {t(formed ? "deskTables.again" : "deskTables.form")}
      </Button>
      <p className="desk-soft">{t(formed ? "deskTables.byHand" : "deskTables.itself")}</p>
      <Dialog
        open={asked}
        title={t("deskTables.againAsk")}
        verb={t("deskTables.againYes")}
        onYes={form}
        onClose={() => ask(false)}
      >
        <p>{t("deskTables.againText")}</p>
      </Dialog>
    </div>
  );
}
