import { useTranslation } from "react-i18next";

/** Nothing of this kind is on the agenda, so there is nothing to print. */
export function NoSheets() {
  const { t } = useTranslation();
  return <p className="print-none">{t("print.none")}</p>;
}
