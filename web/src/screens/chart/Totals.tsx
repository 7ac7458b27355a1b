import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { type SidesView, totalsOf } from "./points";

export interface TotalsProps {
  readonly state: State;
  readonly sides: SidesView;
  /** What the table is of, where it stands beside others. */
  readonly of?: string;
}

/** On how many points for and against each bearer is named. A point that names two counts for both. */
export function Totals({ state, sides, of }: TotalsProps) {
  const { t } = useTranslation();
  const totals = totalsOf(state, sides);
  if (totals.length === 0) return null;
  return (
    <table className="totals">
      <caption>{of ?? t("chart.totals")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("chart.bearer")}</th>
          <th scope="col">{t("chart.pro")}</th>
          <th scope="col">{t("chart.con")}</th>
        </tr>
      </thead>
      <tbody>
        {totals.map(({ bearer, pro, con }) => (
          <tr key={bearer?.id ?? ""}>
            <th scope="row">{bearer?.name ?? t("chart.nobody")}</th>
            <td>{pro}</td>
            <td>{con}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
