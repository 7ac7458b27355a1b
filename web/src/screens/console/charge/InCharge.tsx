import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Switch } from "../../../ui";
import { Closing } from "../Closing";
import { useDesk } from "../desk";
import { WholeSheet } from "../WholeSheet";
import { Bands } from "./Bands";
import { Facilitators } from "./Facilitators";
import { Renewal } from "./Renewal";
import { useBalanceShown } from "./shown";

/** Everything about running the session that is not needed every minute: who is in charge, what is locked, what is agreed. */
export function InCharge() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={<SlidersHorizontal aria-hidden />} onPress={() => setOpen(true)}>
        {t("deskCharge.open")}
      </Button>
      <WholeSheet open={open} onClose={() => setOpen(false)} title={t("deskCharge.open")}>
        <div className="charge">
          <div className="desk-sheet">
            <section className="desk-sheet" aria-labelledby="charge-people">
              <h3 id="charge-people">{t("deskCharge.people")}</h3>
              <Facilitators />
            </section>
            <section className="desk-sheet" aria-labelledby="charge-links">
              <h3 id="charge-links">{t("deskCharge.links")}</h3>
              <Renewal />
            </section>
            <h3>{t("deskBands.title")}</h3>
            <Bands />
          </div>
          <div className="desk-sheet">
            <section className="desk-sheet" aria-labelledby="charge-locks">
              <h3 id="charge-locks">{t("deskCharge.locks")}</h3>
              <Locks />
            </section>
            <section className="desk-sheet" aria-labelledby="charge-end">
              <h3 id="charge-end">{t("deskCharge.end")}</h3>
              <p className="desk-soft">{t("deskCharge.endText")}</p>
              <div>
                <Closing />
              </div>
            </section>
          </div>
        </div>
      </WholeSheet>
    </>
  );
}

function Locks() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const { locked, doorLocked, doorAsking, closed } = state.session;
  const [balance, showBalance] = useBalanceShown();
  return (
    <>
      <Switch
        on={locked}
        disabled={closed}
        hint={t("deskCharge.lockHint")}
        onChange={(on) => act({ type: "lockBoards", locked: on })}
      >
        {t("deskCharge.lock")}
      </Switch>
      <Switch
        on={doorLocked}
        disabled={closed}
        hint={t("deskCharge.doorHint")}
        onChange={(on) => act({ type: "lockDoor", locked: on })}
      >
        {t("deskCharge.door")}
      </Switch>
      <Switch
        on={doorAsking}
        disabled={closed || doorLocked}
        hint={t("lobby.askHint")}
        onChange={(on) => act({ type: "lockDoor", locked: false, asking: on })}
      >
        {t("lobby.ask")}
      </Switch>
      <Switch on={balance} hint={t("deskCharge.balanceHint")} onChange={showBalance}>
        {t("deskCharge.balance")}
      </Switch>
    </>
  );
}
