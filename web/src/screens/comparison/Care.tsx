import { useTranslation } from "react-i18next";
import type { Session } from "../../contract";
import type { ComparisonView } from "./rows";

/** What the picture shows, what the numbers count, and that neither is a score. */
export function Care({ view, session }: { readonly view: ComparisonView; readonly session: Session }) {
  const { t } = useTranslation();
  const { bands, scale } = session;
  const alone = view.mode === "individual";
  const several = view.groups.length > 1;
  return (
    <div className="cmp-care">
      {view.tallies.map((said) => (
        <p key={said}>{said}</p>
      ))}
      {alone ? <p>{t("comparison.careAlone")}</p> : several && <p>{t("comparison.careGroup")}</p>}
      {alone && several && <p>{t("comparison.carePairs")}</p>}
      <p>{t("comparison.careNumbers", { left: scale.left.words, right: scale.right.words })}</p>
      {bands && several && <p>{t("comparison.careBands", { near: bands.near / 10, far: bands.far / 10 })}</p>}
    </div>
  );
}
