import { useTranslation } from "react-i18next";
import { alone } from "../../projections/own";
import { useRoom } from "./room";
import { sizeOf } from "./table";

/** Who will see what is written here, and whose name stands beside it: said before a word is sent. */
export function WhoSees() {
  const { t } = useTranslation();
  const { activity, group, state } = useRoom();
  const everybody = activity.revealed || (activity.grouping === "together" && activity.mode !== "individual");
  const audience = everybody
    ? t("sees.all")
    : t(alone(state, activity.id) ? "sees.you" : "sees.group", { group: group.name });
  const guessed = activity.attribution !== "named" && sizeOf(state, group.id, activity.id) === 1;
  return (
    <>
      {audience} {t(`sees.by_${activity.attribution}`, { group: group.name })}
      {guessed && ` ${t("sees.onlyOne")}`}
    </>
  );
}
