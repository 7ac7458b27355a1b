import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { compare } from "../../projections/comparison";
import { groupsIn } from "../../projections/groups";
import { useDesk } from "./desk";
import { Reveal } from "./Reveal";

/** How much there is to compare, and whether everybody may see it. */
export function Together({ activity }: { readonly activity: ActivityState }) {
  return (
    <div className="together">
      {activity.kind === "scale" && activity.mode === "group" && <Overlap activity={activity.id} />}
      <Reveal activity={activity} />
    </div>
  );
}

function Overlap({ activity }: { readonly activity: string }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const { placedByAll: count, rows } = compare(state, activity);
  const both = Object.keys(groupsIn(state, activity)).length === 2;
  return (
    <p className="together-sum">{t(both ? "console.byBoth" : "console.byAll", { count, of: rows.length })}</p>
  );
}
