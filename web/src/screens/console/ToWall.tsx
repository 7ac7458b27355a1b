import { MonitorUp } from "lucide-react";
import { useTranslation } from "react-i18next";
import { pathTo } from "../../route";
import { useDesk } from "./desk";

/** The wall in a window of its own, to be dragged to the projector. A link, so that it can be copied and sent too. */
export function ToWall() {
  const { t } = useTranslation();
  const { session, door } = useDesk();
  const key = door.door?.wallKey;
  if (!key) return null;
  return (
    <a
      className="button"
      data-kind="quiet"
      href={`${pathTo("wall", session)}#${key}`}
      target="_blank"
      rel="noreferrer"
    >
      <span className="button-icon">
        <MonitorUp aria-hidden />
      </span>
      <span>{t("console.wall")}</span>
    </a>
  );
}
