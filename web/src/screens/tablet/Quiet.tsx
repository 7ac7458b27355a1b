import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SeatRoom } from "./activityRoom";
import { SitAt } from "./SitAt";
import { nextTable } from "./table";
import "./quiet.css";

/** Before the first activity: you are in, and there is nothing to do yet. */
export function Waiting({ room }: { readonly room: SeatRoom }) {
  const { t } = useTranslation();
  const table = nextTable(room.state, room.me);
  return (
    <Quiet title={t("waiting.title")}>
      <p role="status">
        {table && <SitAt table={table} />} {t("waiting.soon")}
      </p>
      <p className="quiet-soft">{t("waiting.meanwhile")}</p>
    </Quiet>
  );
}

/** Groups were formed, and this seat is in none of them yet. */
export function NoGroup({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <Quiet title={title}>
      <p>{t("waiting.noGroup")}</p>
      <p className="quiet-soft">{t("waiting.noGroupHelp")}</p>
    </Quiet>
  );
}

/** The one who is speaking places alone, under a name that only their own tablet knows. */
export function NoBoard() {
  const { t } = useTranslation();
  return (
    <Quiet title={t("waiting.alone")}>
      <p>{t("waiting.aloneHow")}</p>
    </Quiet>
  );
}

function Quiet({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="quiet">
      <div className="quiet-page">
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
