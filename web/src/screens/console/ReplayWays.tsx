import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import { pathTo } from "../../route";
import { Switch } from "../../ui";
import { useDesk } from "./desk";

/** The way to the replay, in a tab of its own so that the desk stays; and whether everybody may watch it. */
export function ReplayWays() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  return (
    <section className="desk-sheet" aria-labelledby="replay-ways">
      <h3 id="replay-ways">{t("replay.title")}</h3>
      <div className="desk-row">
        <ReplayLink />
      </div>
      <Switch
        on={state.session.replayOpen}
        onChange={(open) => act({ type: "openReplay", open })}
        hint={t("replay.ways.hint")}
      >
        {t("replay.ways.everybody")}
      </Switch>
    </section>
  );
}

/** Opens the replay beside the desk. */
export function ReplayLink() {
  const { t } = useTranslation();
  const { session } = useDesk();
  return (
    <a className="button" href={pathTo("replay", session)} target="_blank" rel="noopener">
      <span className="button-icon">
        <History aria-hidden />
      </span>
      <span>
        {t("replay.ways.open")}
        <span className="visually-hidden">, {t("replay.ways.newTab")}</span>
      </span>
    </a>
  );
}
