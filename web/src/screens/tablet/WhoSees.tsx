import { useTranslation } from "react-i18next";
import { useRoom } from "./room";

/** Who will see what is written here, and whose name stands beside it: said before a word is sent. */
export function WhoSees() {
  const { t } = useTranslation();
  const { activity, board } = useRoom();
  const group = board.group?.name ?? "";
  const audience = activity.revealed ? t("sees.all") : t("sees.group", { group });
  return (
    <>
      {audience} {t(`sees.by_${activity.attribution}`, { group })}
    </>
  );
}
