import { useTranslation } from "react-i18next";
import { go } from "../../route";
import { Button } from "../../ui";
import { Page } from "../Page";
import { CodeForm } from "./CodeForm";
import { HeldSessions } from "./HeldSessions";
import { Recover } from "./Recover";
import "./home.css";

/** The first page: a code and you are in. For facilitators, a way to begin, beneath. */
export function Home() {
  const { t } = useTranslation();
  return (
    <Page>
      <header className="home-head">
        <h1 className="home-name">{t("page.name")}</h1>
        <p className="page-lead">{t("home.purpose")}</p>
      </header>
      <HeldSessions />
      <section className="page-card" aria-labelledby="home-join">
        <h2 id="home-join">{t("home.join")}</h2>
        <CodeForm />
        <p className="home-hint">{t("home.noCode")}</p>
      </section>
      <section className="home-facilitators" aria-labelledby="home-facilitators">
        <div>
          <h2 id="home-facilitators">{t("home.facilitators")}</h2>
          <p>{t("home.facilitatorsText")}</p>
          <Recover />
        </div>
        <div className="page-actions">
          <Button onPress={() => go("/start")}>{t("home.start")}</Button>
          <Button kind="quiet" onPress={() => go("/templates")}>
            {t("home.templates")}
          </Button>
        </div>
      </section>
    </Page>
  );
}
