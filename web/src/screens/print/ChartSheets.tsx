import { useTranslation } from "react-i18next";
import { NoSheets } from "./NoSheets";
import { type Printing, sheetsOf } from "./printing";
import { SheetHead } from "./SheetHead";

const SIDES = ["for", "against"] as const;
const LINES = ["1", "2", "3", "4", "5", "6"] as const;

/** What is for and what is against one topic, and for whom. */
export function ChartSheets({ printing }: { readonly printing: Printing }) {
  const { t } = useTranslation();
  const sheets = sheetsOf(printing, "chart");
  if (!sheets.length) return <NoSheets />;
  return sheets.map(({ activity, group }) => (
    <section
      key={activity.id + (group?.id ?? "")}
      className="print-sheet print-chart"
      data-paper="a4"
      aria-label={group ? `${activity.title}: ${group.name}` : activity.title}
    >
      <SheetHead activity={activity} group={group} />
      <p className="print-blank print-wide">
        <span>{t("print.topic")}</span>
      </p>
      <div className="print-sides">
        {SIDES.map((side) => (
          <table key={side}>
            <caption>{t(`print.${side}`)}</caption>
            <thead>
              <tr>
                <th scope="col">{t("print.point")}</th>
                <th scope="col">{t("print.whom")}</th>
              </tr>
            </thead>
            <tbody>
              {LINES.map((line) => (
                <tr key={line}>
                  <td />
                  <td />
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      {printing.bearers.length > 0 && (
        <p className="print-foot">{t("print.bearers", { names: printing.bearers.join(", ") })}</p>
      )}
    </section>
  ));
}
