import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetKey, type HeldKey, heldKeys, type KeyRole } from "../../keys";
import { go, pathTo } from "../../route";
import { Button, Dialog } from "../../ui";

const SCREENS = { seat: "room", facilitator: "console", wall: "wall" } as const;
const ROLES = { seat: "home.asSeat", facilitator: "home.asFacilitator", wall: "home.asWall" } as const;
const LOSSES = {
  seat: "home.forgetSeat",
  facilitator: "home.forgetFacilitator",
  wall: "home.forgetWall",
} as const satisfies Record<KeyRole, string>;

/** How many are listed; older ones are still opened by their links. */
const SHOWN = 4;

/** The sessions this device has a key for: a lost link, or a tablet that was switched off, is no loss. */
export function HeldSessions() {
  const { t } = useTranslation();
  const [held, setHeld] = useState(heldKeys);
  const [asked, ask] = useState<HeldKey | null>(null);
  if (!held.length) return null;
  const forget = () => {
    if (asked) forgetKey(asked.role, asked.session);
    setHeld(heldKeys());
    ask(null);
  };
  return (
    <section aria-labelledby="home-back" className="held">
      <h2 id="home-back">{t("home.back")}</h2>
      <ul>
        {held.slice(0, SHOWN).map((one) => (
          <HeldSession key={one.role + one.session} held={one} onForget={() => ask(one)} />
        ))}
      </ul>
      {asked && (
        <Dialog
          open
          title={t("home.forgetAsk", { title: titleOf(asked) })}
          verb={t("home.forget")}
          takesAway
          onYes={forget}
          onClose={() => ask(null)}
        >
          <p>{t(LOSSES[asked.role])}</p>
        </Dialog>
      )}
    </section>
  );

  function titleOf(one: HeldKey): string {
    return one.title || t("home.untitled");
  }
}

function HeldSession({ held, onForget }: { readonly held: HeldKey; onForget(): void }) {
  const { t } = useTranslation();
  const title = held.title || t("home.untitled");
  const role = t(ROLES[held.role]);
  return (
    <li className="held-one">
      <div className="held-words">
        <strong>{title}</strong>
        <span className="held-role">{role}</span>
      </div>
      <Button kind="quiet" aria-label={t("home.forgetSays", { title, role })} onPress={onForget}>
        {t("home.forget")}
      </Button>
      <Button
        kind="main"
        aria-label={t("home.openSays", { title, role })}
        onPress={() => go(pathTo(SCREENS[held.role], held.session))}
      >
        {t("home.open")}
      </Button>
    </li>
  );
}
