import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Sheet, Switch } from "../../../ui";
import { useDesk } from "../desk";
import { Bands } from "./Bands";
import { Facilitators } from "./Facilitators";
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
      <Sheet open={open} onClose={() => setOpen(false)} title={t("deskCharge.open")}>
        <div className="desk-sheet">
          <Locks />
          <h3>{t("deskCharge.people")}</h3>
          <Facilitators />
          <h3>{t("deskBands.title")}</h3>
          <Bands />
        </div>
      </Sheet>
    </>
  );
}

function Locks() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const { locked, doorLocked, closed } = state.session;
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
      <Switch on={balance} hint={t("deskCharge.balanceHint")} onChange={showBalance}>
        {t("deskCharge.balance")}
      </Switch>
    </>
  );
}
