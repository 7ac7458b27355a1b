import { useTranslation } from "react-i18next";
import type { BoardCount } from "./counts";

/** "5 of 12 placed", and how many of a group's own. */
export function BoardCounts({ count }: { readonly count: BoardCount }) {
  const { t } = useTranslation();
  return (
    <p className="mini-counts">
      <strong>{t("console.placed", { count: count.placed, of: count.aspects })}</strong>
      {count.own > 0 && <span>{t("console.own", { count: count.own })}</span>}
    </p>
  );
}
