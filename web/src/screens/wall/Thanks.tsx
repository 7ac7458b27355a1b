import { useTranslation } from "react-i18next";
import type { Session } from "../../contract";

/** The end: thanks, what happens next, and whom to ask, in the words of the plan. */
export function Thanks({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { thanks, next, contact } = session.closing ?? { thanks: "", next: "", contact: "" };
  return (
    <main className="wall-stage wall-thanks">
      <p className="wall-over">{session.title}</p>
      <h1>{t("wall.thanks")}</h1>
      <p className="wall-lead" dir="auto">
        {thanks || t("wall.closed")}
      </p>
      {next && <Part title={t("wall.whatNext")} text={next} />}
      {contact && <Part title={t("wall.whomToAsk")} text={contact} />}
      {thanks && <p className="wall-soft">{t("wall.closed")}</p>}
    </main>
  );
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p className="wall-lead" dir="auto">
        {text}
      </p>
    </section>
  );
}
