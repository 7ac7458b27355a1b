import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Segmented } from "../../ui";
import { comparisonView } from "./rows";
import type { Order, Sift, Which } from "./sift";

export interface SiftBarProps {
  readonly state: State;
  readonly activity: string;
  readonly sift: Sift;
  onSift(sift: Sift): void;
}

/** Which rows of the comparison to show, and in which order. A choice that cannot be made says why. */
export function SiftBar({ state, activity, sift: wanted, onSift }: SiftBarProps) {
  const { t } = useTranslation();
  const why = useId();
  const { sieves, sift, whyNot, groups } = comparisonView(state, activity, wanted);
  if (groups.length < 2) return null;
  return (
    <div className="cmp-bar">
      <Segmented<Which>
        label={t("comparison.which")}
        value={sift.which}
        onChange={(which) => onSift({ ...sift, which })}
        choices={sieves.map(({ which, count, open }) => ({
          value: which,
          words: t(`comparison.whichAre.${which}`, { count }),
          ...(open ? {} : { closed: why }),
        }))}
      />
      <Segmented<Order>
        label={t("comparison.order")}
        value={sift.order}
        onChange={(order) => onSift({ ...sift, order })}
        choices={[
          { value: "plan", words: t("comparison.orderPlan") },
          { value: "gap", words: t("comparison.orderGap") },
        ]}
      />
      {whyNot && (
        <p id={why} className="cmp-soft">
          {whyNot}
        </p>
      )}
    </div>
  );
}
