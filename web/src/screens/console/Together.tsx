import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { compare } from "../../projections/comparison";
import { useDesk } from "./desk";
import { Reveal } from "./Reveal";

/** How much there is to compare, and whether the groups may see it. */
export function Together({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const { placedByAll: count, rows } = compare(state, activity.id);
  const both = Object.keys(state.people.groups).length === 2;
  return (
    <div className="together">
      <p className="together-sum">
        {t(both ? "console.byBoth" : "console.byAll", { count, of: rows.length })}
      </p>
      <Reveal activity={activity} />
    </div>
  );
}
