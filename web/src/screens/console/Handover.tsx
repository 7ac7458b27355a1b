import { TabletSmartphone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Handover as Offered, offerHandover } from "../../api";
import type { Seat } from "../../contract";
import { keyFor } from "../../keys";
import { Button } from "../../ui";
import { called } from "../called";
import { problemInWords } from "../problem";
import { Qr } from "../Qr";
import { useDesk } from "./desk";

/** The seat on another tablet within seconds: its camera reads the square, and everything is there. */
export function Handover({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { session } = useDesk();
  const [offered, setOffered] = useState<Offered | null>(null);
  const [wrong, say] = useState("");
  const offer = () => {
    say("");
    offerHandover(session, keyFor("facilitator", session) ?? "", seat.id).then(setOffered, (failure) =>
      say(problemInWords(failure)),
    );
  };
  if (seat.removed) return null;
  return (
    <section className="handover" aria-label={t("deskSeat.handover")}>
      <Button icon={<TabletSmartphone aria-hidden />} onPress={offer}>
        {t("deskSeat.handover")}
      </Button>
      <div role="status">
        {wrong && <p>{wrong}</p>}
        {offered && (
          <div className="handover-code">
            <Qr qr={offered.qr} label={t("deskSeat.handoverQr", { name: called(seat) })} />
            <p>{t("deskSeat.handoverText", { name: called(seat) })}</p>
          </div>
        )}
      </div>
    </section>
  );
}
