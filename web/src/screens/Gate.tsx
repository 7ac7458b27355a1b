import { type ReactNode, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Close } from "../contract";
import { forgetKey, heldKey, type KeyRole, titleKey } from "../keys";
import { go } from "../route";
import { type Standing, useActions, useLine, useShown } from "../sync/store";
import { Button, forgetDraftsAbout, forgetDraftsOf } from "../ui";
import { Notice, Opening } from "./Notice";
import { reasonInWords, unsentInWords } from "./standing";

export interface GateProps {
  readonly role: KeyRole;
  readonly session: string;
  readonly children: ReactNode;
}

/** Lets a screen begin once there is something to show, and says why when there never will be. */
export function Gate({ role, session, children }: GateProps) {
  const { t } = useTranslation();
  const standing = useLine();
  const begun = useShown((state) => state.seq > 0);
  const title = useShown((state) => state.session.title);
  useEffect(() => {
    if (title) titleKey(role, session, title);
  }, [role, session, title]);
  useForgetting(begun);
  if (standing.key === "lobby") return <Lobby session={session} />;
  if (standing.key === "gaveUp") return <GaveUp role={role} session={session} standing={standing} />;
  if (!begun) return <Opening {...(standing.key === "offline" && { words: t("page.unanswered") })} />;
  return children;
}

/** What the server says to the tablet of a seat of which everything was erased. */
const ERASED = "erased-seat";

/** The door asks: a facilitator has to let this person in, and then the tablet goes on by itself. */
function Lobby({ session }: { readonly session: string }) {
  const { t } = useTranslation();
  return (
    <Notice
      title={t("lobby.title")}
      home={false}
      actions={<Button onPress={() => leave("seat", session)}>{t("lobby.leave")}</Button>}
    >
      <span role="status">{t("lobby.text")}</span>
    </Notice>
  );
}

const REFUSED = {
  seat: "page.refusedSeat",
  facilitator: "page.refusedFacilitator",
  wall: "page.refusedWall",
} as const satisfies Record<KeyRole, string>;

/** The server said not to come back by itself; a person may still try. */
function GaveUp({ role, session, standing }: Omit<GateProps, "children"> & { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { retry } = useActions();
  const again = <Button onPress={retry}>{t("page.again")}</Button>;
  const erased = standing.reason === ERASED;
  useEffect(() => {
    if (!erased) return;
    forgetDraftsOf(heldKey(role, session)?.seat ?? "");
    forgetKey(role, session);
  }, [erased, role, session]);
  if (erased) return <Notice title={reasonInWords(standing.reason)}>{t("page.erasedText")}</Notice>;
  if (standing.code === Close.NOT_ALLOWED) {
    // Facilitators and the wall have nobody who lets them back in: theirs is the way to a new link.
    const said = role === "seat" ? reasonInWords(standing.reason) : "";
    return (
      <Notice
        title={t(said ? "page.removedTitle" : "page.refusedTitle")}
        actions={
          <>
            {again}
            {/* What waits here could never be sent without its key. */}
            {standing.count === 0 && <Button onPress={() => leave(role, session)}>{t("page.forget")}</Button>}
          </>
        }
      >
        {said ? t("page.removedText", { reason: said }) : t(REFUSED[role])} {unsentInWords(standing)}
      </Notice>
    );
  }
  if (standing.code === Close.GONE) return <Notice title={t("page.goneTitle")}>{t("page.goneText")}</Notice>;
  const stale = standing.code === Close.RELOAD;
  return (
    <Notice
      title={t(stale ? "page.staleTitle" : "page.brokenTitle")}
      actions={
        <Button kind="main" onPress={() => location.reload()}>
          {t("page.reload")}
        </Button>
      }
    >
      {t(stale ? "page.staleText" : "page.brokenText")}
    </Notice>
  );
}

/** What was erased while this page was open, or since this device last looked, goes from its drafts too. */
function useForgetting(begun: boolean): void {
  const erased = useShown((state) => state.session.erased);
  const before = useRef<Readonly<Record<string, boolean>> | null>(null);
  useEffect(() => {
    if (!begun) return;
    const known = before.current ?? erased;
    before.current = erased;
    forgetDraftsAbout(Object.keys(erased).filter((id) => !known[id]));
  }, [begun, erased]);
}

function leave(role: KeyRole, session: string): void {
  forgetKey(role, session);
  go("/");
}
