import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { useReplay, useShown } from "./useReplay";

/** What was asked for did not come: said plainly, with what stands meanwhile and the way on. */
export function Missing() {
  const { t } = useTranslation();
  const replay = useReplay();
  const { failed, problem } = useShown((shown) => ({ failed: shown.failed, problem: shown.problem }));
  return (
    <div role="status">
      {failed && (
        <div className="replay-missing">
          <p>{t(problem === "offline" ? "replay.missing.offline" : "replay.missing.refused")}</p>
          <Button onPress={() => replay.retry()}>{t("page.again")}</Button>
        </div>
      )}
    </div>
  );
}
