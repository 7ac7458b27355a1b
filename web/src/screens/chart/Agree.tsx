import { Check, Circle } from "lucide-react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { ActivityRoom } from "../tablet/activityRoom";
import { agreedBy, type PointView } from "./points";

/** How many agree with a point; pressed while one does so oneself. */
export function Agree({ room, view }: { readonly room: ActivityRoom; readonly view: PointView }) {
  const { t } = useTranslation();
  const own = agreedBy(view, room.me);
  const pressed = own.length > 0;
  const words = t(pressed ? "chart.agreed" : "chart.agree", { count: view.agree });
  if (!room.open) return view.agree > 0 ? <p className="point-agree">{words}</p> : null;
  const change = () => {
    if (!pressed) room.act({ type: "supportPoint", point: view.point.id });
    for (const point of own) room.act({ type: "unsupportPoint", point: point.id });
  };
  return (
    <ToggleButton
      className="agree"
      isSelected={pressed}
      onChange={change}
      aria-label={`${words}: ${view.point.text}`}
    >
      {pressed ? <Check aria-hidden /> : <Circle aria-hidden />}
      {words}
    </ToggleButton>
  );
}
