import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { Notice } from "../Notice";

/** Another tablet has taken this seat: this one is free. */
export function Handed({ onStay }: { onStay(): void }) {
  const { t } = useTranslation();
  return (
    <Notice title={t("handover.goneTitle")} actions={<Button onPress={onStay}>{t("handover.stay")}</Button>}>
      {t("handover.goneText")}
    </Notice>
  );
}
