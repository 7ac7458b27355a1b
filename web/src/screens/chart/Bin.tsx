import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Said, Sheet } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { binOf } from "./points";

/** The points that were removed: nothing in them is lost, and each can be put back. */
export function Bin({ room, chart }: { readonly room: ActivityRoom; readonly chart: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const bin = binOf(room.state, chart);
  if (bin.length === 0 && !open) return null;
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t("chart.bin", { count: bin.length })}
      </Button>
      <Sheet title={t("chart.binTitle")} open={open} onClose={() => setOpen(false)}>
        <p>{t(bin.length > 0 ? "chart.binAbout" : "chart.binEmpty")}</p>
        <ul className="bin">
          {bin.map((point) => (
            <li key={point.id} className="bin-one">
              <div className="bin-words">
                <p>
                  <Said>{point.text}</Said>
                </p>
                <p className="chart-soft">
                  {t(`chart.${point.side}`)} · {room.state.session.aspects[point.aspect]?.title}
                </p>
              </div>
              {room.open && (
                <Button
                  aria-label={`${t("note.restore")}: ${point.text}`}
                  onPress={() => room.act({ type: "restorePoint", point: point.id })}
                >
                  {t("note.restore")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}
