import { useTranslation } from "react-i18next";
import { GroupMark } from "../../ui";
import type { ComparisonView, GroupView } from "./rows";

/** How much there is to compare: how many people each group has and how much it placed, and how much all of them did. */
export function Sum({ view }: { readonly view: ComparisonView }) {
  const { t } = useTranslation();
  const { groups, of, placedByAll, discussedByAll } = view;
  const several = groups.length > 1;
  const both = groups.length === 2;
  return (
    <div className="cmp-sum">
      <ul className="cmp-groups" aria-label={t("comparison.groups")}>
        {groups.map((each) => (
          <InGroup key={each.group.id} each={each} of={of} />
        ))}
      </ul>
      {several && of > 0 && (
        <p>
          {t(both ? "comparison.placedByBoth" : "comparison.placedByAll", { count: placedByAll, of })}
          {" · "}
          {t(both ? "comparison.discussedByBoth" : "comparison.discussedByAll", {
            count: discussedByAll,
            of,
          })}
        </p>
      )}
    </div>
  );
}

function InGroup({ each, of }: { readonly each: GroupView; readonly of: number }) {
  const { t } = useTranslation();
  const placed = t("comparison.placed", { count: each.placed, of });
  return (
    <li data-group-shape={each.group.shape}>
      <strong>
        <GroupMark shape={each.group.shape} label={each.group.name} />
      </strong>{" "}
      <span className="cmp-soft">
        {t("comparison.people", { count: each.people })}
        {of > 0 && ` · ${placed}`}
      </span>
    </li>
  );
}
