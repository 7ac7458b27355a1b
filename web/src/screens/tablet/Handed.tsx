import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { Notice } from "../Notice";

/** Another tablet has taken this seat: this one is free. */
export function Handed({ onStay }: { onStay(): void }) {
  const { t } = useTranslation();
  return (
    <Notice title={t("moving.goneTitle")} actions={<Button onPress={onStay}>{t("moving.stay")}</Button>}>
      {t("moving.goneText")}
    </Notice>
  );
}
