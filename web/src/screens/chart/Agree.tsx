import { Check, Circle } from "lucide-react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ActivityRoom } from "../tablet/activityRoom";
import { agreedBy, type PointView } from "./points";

/** Agree with a point, beside how many do so; pressed while one does so oneself. */
export function Agree({ room, view }: { readonly room: ActivityRoom; readonly view: PointView }) {
  const { t } = useTranslation();
  const own = agreedBy(view, room.me);
  const pressed = own.length > 0;
  const count = view.agree;
  if (!room.open) return count > 0 ? <p className="point-agree">{t("chart.agree", { count })}</p> : null;
  const verb = t(pressed ? "chart.youAgree" : "chart.iAgree");
  const change = () => {
    if (!pressed) room.act({ type: "supportPoint", point: view.point.id });
    for (const point of own) room.act({ type: "unsupportPoint", point: point.id });
  };
  return (
    <div className="agree-row">
      <ToggleButton
        className="agree"
        isSelected={pressed}
        onChange={change}
        aria-label={`${verb}: ${view.point.text}`}
      >
        {pressed ? <Check aria-hidden /> : <Circle aria-hidden />}
        {verb}
      </ToggleButton>
      {count > 0 && <span className="point-agree">{t("chart.soFar", { count })}</span>}
    </div>
  );
}
