import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Sheet } from "../../ui";
import { Bands } from "./charge/Bands";
import { hasBegun } from "./charge/bands";
import { useDesk } from "./desk";

/** Before the first scale starts: what differences will be called, or that they will be called nothing. Fixed from then on. */
export function BandsLine() {
  const { t } = useTranslation();
  const { state } = useDesk();
  const [open, setOpen] = useState(false);
  if (hasBegun(state) || state.session.closed) return null;
  return (
    <div className="desk-banner" data-quiet>
      <p>{t(state.session.bands ? "deskBands.declared" : "deskBands.none")}</p>
      <Button onPress={() => setOpen(true)}>{t("deskBands.open")}</Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("deskBands.title")}>
        <Bands />
      </Sheet>
    </div>
  );
}
