import { useTranslation } from "react-i18next";
import { NoSheets } from "./NoSheets";
import type { Paper } from "./Print";
import { type Printing, sheetsOf } from "./printing";
import { SheetHead } from "./SheetHead";

/** A scale to lay cards on: two ends, nothing in between, and room for a group's own words. */
export function ScaleSheets({ printing, paper }: { readonly printing: Printing; readonly paper: Paper }) {
  const { t } = useTranslation();
  const sheets = sheetsOf(printing, "scale");
  const { left, right } = printing.scale;
  if (!sheets.length) return <NoSheets />;
  return sheets.map(({ activity, group }) => (
    <section
      key={activity.id + (group?.id ?? "")}
      className="print-sheet print-scale"
      data-paper={paper}
      aria-label={group ? `${activity.title}: ${group.name}` : activity.title}
    >
      <SheetHead activity={activity} group={group} />
      <div className="print-field" />
      <div className="print-line" aria-hidden="true" />
      <div className="print-ends">
        {[left, right].map((end, index) => (
          <p key={index === 0 ? "left" : "right"}>
            <strong>{end.words}</strong>
            <span>{end.plain}</span>
          </p>
        ))}
      </div>
      <div className="print-field" />
      <div className="print-boxes">
        <p>{t("print.notDiscussed")}</p>
        <p>{t("print.cantAgree")}</p>
        <p>{t("print.ownWords")}</p>
      </div>
    </section>
  ));
}
