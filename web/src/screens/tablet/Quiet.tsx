import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import type { Now } from "./view";
import "./quiet.css";

/** Before the first activity: you are in, and there is nothing to do yet. */
export function Waiting({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  return (
    <Page title={t(state.session.closed ? "waiting.closed" : "waiting.title")}>
      <p>{t(state.session.closed ? "waiting.thanks" : "waiting.soon")}</p>
      {!state.session.closed && <p className="quiet-soft">{t("waiting.meanwhile")}</p>}
    </Page>
  );
}

/** An activity without a board: people talk to each other, and the tablet keeps out of the way. */
export function Talking({ now }: { readonly now: Now }) {
  const { t } = useTranslation();
  const { activity } = now;
  return (
    <Page title={activity.title}>
      <p>{activity.instruction}</p>
      <p className="quiet-soft">{t("talking.minutes", { count: activity.minutes })}</p>
      {!now.open && <p className="quiet-soft">{t("talking.ended")}</p>}
    </Page>
  );
}

function Page({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="quiet">
      <div className="quiet-page">
        <h2>{title}</h2>
        {children}
      </div>
    </div>
  );
}
