import { useTranslation } from "react-i18next";
import type { ActivityRoom } from "./tablet/activityRoom";
import { sizeOf } from "./tablet/table";

/** Who will see what is written for the group, and whose name stands beside it: said before a word is sent. */
export function WhoReads({ room }: { readonly room: ActivityRoom }) {
  const { t } = useTranslation();
  const { activity } = room;
  const group = room.group.name;
  const together = activity.grouping === "together";
  const audience = activity.revealed || together ? t("reads.all") : t("reads.group", { group });
  // Where everybody is one group, to say that it came from this group names nobody.
  const by = together && activity.attribution === "group" ? "nobody" : activity.attribution;
  const guessed = by !== "named" && sizeOf(room.state, room.group.id, activity.id) === 1;
  return (
    <>
      {audience} {t(`sees.by_${by}`, { group })}
      {guessed && ` ${t("sees.onlyOne")}`}
    </>
  );
}
