import { useTranslation } from "react-i18next";
import { keyFor } from "../../keys";
import { go, pathTo } from "../../route";
import { Button } from "../../ui";
import { useViewer } from "./useReplay";

/** The way back for whoever came here from a tablet or the wall; a facilitator's desk is still open in its own tab. */
export function Back() {
  const { session, eyes, key } = useViewer();
  return key !== null && (eyes === "participant" || eyes === "wall") ? <BackTo session={session} /> : null;
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
