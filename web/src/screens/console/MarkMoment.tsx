import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Sheet, TextField, useDraft } from "../../ui";
import { timeOfDay } from "../tablet/who";
import { useDesk } from "./desk";

/** "This is worth finding again": a label, and that is all it needs. Only facilitators see moments. */
export function MarkMoment() {
  const { t } = useTranslation();
  const { state, act, session } = useDesk();
  const [open, setOpen] = useState(false);
  const label = useDraft(`moment.${session}.label`);
  const memo = useDraft(`moment.${session}.memo`);
  const moments = Object.values(state.session.moments).sort((a, b) => b.seq - a.seq);
  const mark = () => {
    const said = label.text.trim() || t("console.momentUsual", { count: moments.length + 1 });
    act({ type: "markMoment", label: said, ...(memo.text.trim() && { memo: memo.text.trim() }) });
    label.clear();
    memo.clear();
    setOpen(false);
  };
  return (
    <>
      <Button icon={<Flag aria-hidden />} isDisabled={state.session.closed} onPress={() => setOpen(true)}>
        {t("console.mark")}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t("console.mark")}
        foot={
          <Button kind="main" onPress={mark}>
            {t("console.markYes")}
          </Button>
        }
      >
        <div className="desk-sheet">
          <TextField
            label={t("console.momentLabel")}
            hint={t("console.momentHint")}
            value={label.text}
            onChange={label.write}
            onEnter={mark}
            maxLength={120}
            autoFocus
          />
          <TextField
            label={t("console.momentMemo")}
            value={memo.text}
            onChange={memo.write}
            maxLength={2000}
            lines={2}
          />
          {moments.length > 0 && (
            <section aria-labelledby="desk-moments">
              <h3 id="desk-moments">{t("console.moments", { count: moments.length })}</h3>
              <ul className="desk-list">
                {moments.map((moment) => (
                  <li key={moment.id}>
                    <span className="desk-soft">{timeOfDay(moment.at)}</span> {moment.label}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </Sheet>
    </>
  );
}
