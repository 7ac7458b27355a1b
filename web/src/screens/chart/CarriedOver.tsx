import { useTranslation } from "react-i18next";
import { GroupMark } from "../../ui";
import type { Carried } from "./carried";

/** Where each group put an aspect on the scale, and what stands out about it, in plain words. */
export function CarriedOver({ carried }: { readonly carried: Carried }) {
  const { t } = useTranslation();
  return (
    <div className="carried">
      {carried.mark && <p className="carried-mark">{carried.mark}</p>}
      <ul className="carried-lanes" aria-label={t("chart.put.title")}>
        {carried.lanes.map(({ group, answer }) => (
          <li key={group.id}>
            <GroupMark shape={group.shape} label={group.name} />
            <span className="carried-answer">{answer}</span>
          </li>
        ))}
      </ul>
      {!carried.mark && carried.gap && <p className="chart-soft">{carried.gap}</p>}
    </div>
  );
}
