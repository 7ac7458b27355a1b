import { RefreshCw } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { problemInWords, statusOf } from "../problem";
import { useReplay, useToday, useViewer } from "./useReplay";

/** While the session still runs: the way to what has happened since the replay was opened. */
export function Since() {
  const { t } = useTranslation();
  const replay = useReplay();
  const { key } = useViewer();
  const { closed } = useToday().session;
  const [said, say] = useState("");
  const refresh = async () => {
    const before = replay.about.upto;
    try {
      await replay.refresh();
      const count = replay.about.upto - before;
      say(count ? t("replay.since.done", { count }) : t("replay.since.none"));
    } catch (failure) {
      say(statusOf(failure) === 403 ? t("replay.missing.refused") : problemInWords(failure));
    }
  };
  useEffect(() => {
    // Who comes back to it wants to see what there is now; what fails here can be asked for by hand.
    const back = () =>
      void (document.visibilityState === "visible" && replay.refresh().catch(() => undefined));
    if (key === null) return;
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, [replay, key]);
  if (key === null || closed) return null;
  return (
    <>
      <Button kind="quiet" icon={<RefreshCw aria-hidden />} onPress={() => void refresh()}>
        {t("replay.since.fetch")}
      </Button>
      <span className="replay-said" role="status">
        {said}
      </span>
    </>
  );
}
