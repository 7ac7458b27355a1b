import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Invitation, join } from "../../api";
import { keepKey } from "../../keys";
import { go, pathTo } from "../../route";
import { refusalOf } from "./refusal";
import { attemptDone, attemptFor } from "./secret";
import type { Ticket } from "./ticket";

/** Taking a seat, as often as it needs: the attempt stays the same until it has worked. */
export function useTaking({ code, card }: Ticket, invited: Invitation) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [words, say] = useState("");
  const take = async (name: string, background: string): Promise<boolean> => {
    setBusy(true);
    say("");
    try {
      const taken = await join(code, name, background, attemptFor(invited.session), card);
      keepKey("seat", taken.session, taken.seatKey, { title: invited.title, seat: taken.seat });
      attemptDone(taken.session);
      go(pathTo("room", taken.session), { replace: true });
      return true;
    } catch (failure) {
      say(t("join.failedSeat", { problem: refusalOf(failure).text }));
      setBusy(false);
      return false;
    }
  };
  return { busy, words, take };
}
