import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Close } from "../contract";
import { forgetKey, type KeyRole, titleKey } from "../keys";
import { go } from "../route";
import { type Standing, useActions, useLine, useShown } from "../sync/store";
import { Button } from "../ui";
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
  if (standing.key === "gaveUp") return <GaveUp role={role} session={session} standing={standing} />;
  if (!begun) return <Opening {...(standing.key === "offline" && { words: t("problem.offline") })} />;
  return children;
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
  if (standing.code === Close.NOT_ALLOWED) {
    const said = reasonInWords(standing.reason);
    return (
      <Notice
        title={t(said ? "page.removedTitle" : "page.refusedTitle")}
        actions={
          <>
            {again}
            <Button onPress={() => leave(role, session)}>{t("page.forget")}</Button>
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

function leave(role: KeyRole, session: string): void {
  forgetKey(role, session);
  go("/");
}
