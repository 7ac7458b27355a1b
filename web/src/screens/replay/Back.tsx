import { useTranslation } from "react-i18next";
import { keyFor } from "../../keys";
import { go, pathTo } from "../../route";
import { Button } from "../../ui";
import { useViewer } from "./useReplay";

/**
 * The way back for whoever came here from a tablet or the wall. A facilitator's desk may be open in its own tab, but not
 * for one who followed a colleague's link. A file has nowhere to go back to.
 */
export function Back() {
  const { t } = useTranslation();
  const { session, eyes, key } = useViewer();
  if (key === null) return null;
  if (eyes !== "facilitator") return <BackTo session={session} />;
  return (
    <Button kind="quiet" onPress={() => go(pathTo("console", session))}>
      {t("replay.toSession")}
    </Button>
  );
}

/** To the tablet at its seat, or else to the wall; nothing for a browser that has neither. */
export function BackTo({ session }: { readonly session: string }) {
  const { t } = useTranslation();
  const seat = keyFor("seat", session) !== null;
  if (!seat && keyFor("wall", session) === null) return null;
  return (
    <Button onPress={() => go(pathTo(seat ? "room" : "wall", session))}>
      {t(seat ? "replay.toRoom" : "replay.toWall")}
    </Button>
  );
}
