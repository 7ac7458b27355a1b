import { Printer, QrCode } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go, pathTo } from "../../route";
import { Button } from "../../ui";
import { spellCode } from "../home/code";
import { Qr } from "../Qr";
import { useDesk } from "./desk";
import { WholeSheet } from "./WholeSheet";

/** The way in, always in sight: the code to read out, the QR code to hold up, cards to print. */
export function DoorCard() {
  const { t } = useTranslation();
  const { session, state, door: way } = useDesk();
  const { door, words, retry } = way;
  const [large, enlarge] = useState(false);
  if (state.session.closed) return <p className="door">{t("console.noWayIn")}</p>;
  return (
    <section className="door" aria-labelledby="desk-door">
      <h3 id="desk-door" className="desk-subheading">
        {t("console.join")}
      </h3>
      {door ? (
        <>
          <p className="door-where">
            {t("console.joinAt", { place: new URL(door.joinUrl, location.href).host })}
          </p>
          <p className="door-code">{spellCode(door.code)}</p>
          <div className="door-actions">
            <Button icon={<QrCode aria-hidden />} onPress={() => enlarge(true)}>
              {t("console.showQr")}
            </Button>
            <Button icon={<Printer aria-hidden />} onPress={() => go(pathTo("cards", session))}>
              {t("console.print")}
            </Button>
          </div>
          <WholeSheet title={state.session.title} open={large} onClose={() => enlarge(false)} heldUp>
            <Qr qr={door.qr} label={t("console.qrSays")} />
            <p>{t("console.joinAt", { place: new URL(door.joinUrl, location.href).host })}</p>
            <p className="door-large">{spellCode(door.code)}</p>
          </WholeSheet>
        </>
      ) : (
        <p>{words || t("page.opening")}</p>
      )}
      {words && <Button onPress={retry}>{t("page.again")}</Button>}
    </section>
  );
}
