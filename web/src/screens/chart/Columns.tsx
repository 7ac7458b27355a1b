import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { PointCard } from "./PointCard";
import { SIDES, type Side, type SidesView } from "./points";
import { SideHead } from "./SideHead";

export interface ColumnsProps {
  readonly room: ActivityRoom;
  readonly sides: SidesView;
  onOpen(point: string): void;
  /** Absent where nothing can be added. */
  readonly onAdd?: (side: Side) => void;
}

/** For on the left, against on the right, each with its sign and its word; on a phone one above the other. */
export function Columns({ room, sides, onOpen, onAdd }: ColumnsProps) {
  const { t } = useTranslation();
  return (
    <div className="sides">
      {SIDES.map((side) => (
        <section key={side} className="side" data-side={side} aria-label={t(`chart.${side}`)}>
          <SideHead side={side} />
          {sides[side].length === 0 ? (
            <p className="chart-soft">{t("chart.none")}</p>
          ) : (
            <ul className="side-points">
              {sides[side].map((view) => (
                <PointCard key={view.point.id} room={room} view={view} onOpen={() => onOpen(view.point.id)} />
              ))}
            </ul>
          )}
          {onAdd && (
            <Button wide icon={<Plus aria-hidden />} onPress={() => onAdd(side)}>
              {t(`chart.add.${side}`)}
            </Button>
          )}
        </section>
      ))}
    </div>
  );
}
