import { useTranslation } from "react-i18next";
import type { Group } from "../../contract";
import { Shape } from "../../ui";

/** Where to sit, with the mark of the table. */
export function SitAt({ table }: { readonly table: Group }) {
  const { t } = useTranslation();
  return (
    <strong className="mark" data-group-shape={table.shape}>
      <Shape shape={table.shape} />
      <span>{t("waiting.sit", { table: table.name })}</span>
    </strong>
  );
}
