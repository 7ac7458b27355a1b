import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keyFor } from "../../keys";
import { pathTo } from "../../route";
import { Button, Sheet } from "../../ui";
import { recoveryFor } from "../home/recovery";
import { ArchiveLine } from "./ArchiveLine";
import { useDesk } from "./desk";
import { LinkField } from "./LinkField";
import { ReplayWays } from "./ReplayWays";
import { Takeaways } from "./Takeaways";

/** The links to keep: whoever has one can do what it is for, so each says what it opens and for whom it is. */
export function Links({ first }: { readonly first: boolean }) {
  const { t } = useTranslation();
  const { session, state, door } = useDesk();
  const [open, setOpen] = useState(first);
  const recovery = recoveryFor(session);
  const facilitator = link("console", session, keyFor("facilitator", session));
  const wall = link("wall", session, door.door?.wallKey ?? null);
  return (
    <>
      <Button kind="quiet" icon={<KeyRound aria-hidden />} onPress={() => setOpen(true)}>
        {t("console.links")}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t("console.linksTitle", { title: state.session.title })}
      >
        <div className="desk-sheet">
          {recovery && <Recovery code={recovery} />}
          <p>{t("console.linksText")}</p>
          {facilitator && (
            <LinkField
              label={t("console.linkFacilitator")}
              hint={t("console.linkFacilitatorHint")}
              link={facilitator}
            />
          )}
          {wall && <LinkField label={t("console.linkWall")} hint={t("console.linkWallHint")} link={wall} />}
          <ReplayWays />
          <Takeaways />
          <ArchiveLine />
        </div>
      </Sheet>
    </>
  );
}

function link(screen: "console" | "wall", session: string, key: string | null): string | null {
  return key === null ? null : `${location.origin}${pathTo(screen, session)}#${key}`;
}

/** The one way back in for a facilitator who has lost every link. It is shown until the page is left, and never again. */
function Recovery({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  return (
    <section className="recovery" aria-labelledby="desk-recovery">
      <h3 id="desk-recovery">{t("deskCharge.recovery")}</h3>
      <p className="recovery-code">{code}</p>
      <p>{t("deskCharge.recoveryText")}</p>
    </section>
  );
}
