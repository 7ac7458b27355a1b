import { useTranslation } from "react-i18next";
import type { ActivityRoom } from "../tablet/activityRoom";
import { sizeOf } from "../tablet/table";

/** What becomes of an answer: who reads it and when, whose name stands beside it, and that it is kept. */
export function WhoReadsAnswer({ room, named }: { readonly room: ActivityRoom; readonly named: boolean }) {
  const { t } = useTranslation();
  const { activity, group } = room;
  const together = activity.grouping === "together";
  const by = named ? "named" : together && activity.attribution === "group" ? "nobody" : activity.attribution;
  // An answer that does not even name the group gives nothing to guess from.
  const guessed = by === "group" && sizeOf(room.state, group.id, activity.id) === 1;
  return (
    <>
      {t(activity.revealed ? "answers.seenByAll" : "answers.seenLater")}{" "}
      {t(`sees.by_${by}`, { group: group.name })} {guessed && `${t("sees.onlyOne")} `}
      {t("answers.kept")}
    </>
  );
}
