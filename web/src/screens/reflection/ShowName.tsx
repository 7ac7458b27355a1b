import { useTranslation } from "react-i18next";
import { Switch } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";

export interface ShowNameProps {
  readonly room: ActivityRoom;
  readonly named: boolean;
  onChange(named: boolean): void;
}

/** One's own name beside an answer, where the activity leaves that to each person. */
export function ShowName({ room, named, onChange }: ShowNameProps) {
  const { t } = useTranslation();
  if (room.activity.attribution === "named") return null;
  return (
    <Switch on={named} onChange={onChange}>
      {t("answers.name")}
    </Switch>
  );
}
