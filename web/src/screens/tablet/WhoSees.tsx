import { useTranslation } from "react-i18next";
import { alone } from "../../projections/own";
import { useRoom } from "./room";

/** Who will see what is written here, and whose name stands beside it: said before a word is sent. */
export function WhoSees() {
  const { t } = useTranslation();
  const { activity, group, state } = useRoom();
  const everybody = activity.revealed || (activity.grouping === "together" && activity.mode !== "individual");
  const audience = everybody
    ? t("sees.all")
    : t(alone(state, activity.id) ? "sees.you" : "sees.group", { group: group.name });
  return (
    <>
      {audience} {t(`sees.by_${activity.attribution}`, { group: group.name })}
    </>
  );
}
