import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { Agree } from "./Agree";
import { PointFace } from "./PointFace";
import type { PointView } from "./points";

export interface PointCardProps {
  readonly room: ActivityRoom;
  readonly view: PointView;
  onOpen(): void;
}

/** A point in its column: agree with it here, or open it for everything else. */
export function PointCard({ room, view, onOpen }: PointCardProps) {
  const { t } = useTranslation();
  const said = view.comments.length > 0 ? t("note.comments", { count: view.comments.length }) : "";
  const verb = [t("chart.open"), said].filter(Boolean).join(" · ");
  return (
    <li className="point" data-point={view.point.id}>
      <PointFace state={room.state} view={view} />
      <div className="point-ways">
        <Agree room={room} view={view} />
        <Button kind="quiet" aria-label={`${verb}: ${view.point.text}`} onPress={onOpen}>
          {verb}
        </Button>
      </div>
    </li>
  );
}
