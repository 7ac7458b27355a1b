import { useTranslation } from "react-i18next";
import { useRoom } from "./room";

/** Topics that a facilitator has put aside for everyone: no longer on the board, and not lost. */
export function Parked() {
  const { t } = useTranslation();
  const { state } = useRoom();
  const parked = Object.values(state.session.aspects).filter((aspect) => aspect.parked);
  if (parked.length === 0) return null;
  return (
    <section className="parked" aria-label={t("parked.title")}>
      <h3>{t("parked.title")}</h3>
      <ul>
        {parked.map((aspect) => (
          <li key={aspect.id}>{aspect.title}</li>
        ))}
      </ul>
      <p>{t("parked.kept")}</p>
    </section>
  );
}
