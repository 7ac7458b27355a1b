import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type SeatCard, type SeatCards, seatCards } from "../../api";
import { keyFor } from "../../keys";
import { TextField } from "../../ui";
import { spellCode } from "../home/code";
import { problemInWords } from "../problem";
import { Qr } from "../Qr";

const MOST = 200;

export interface SeatCardSheetsProps {
  readonly session: string;
  readonly title: string;
}

/** A card for each seat, eight to a sheet. Whoever holds one can change tablets and still be the same person. */
export function SeatCardSheets({ session, title }: SeatCardSheetsProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("16");
  const count = Math.min(MOST, Math.max(1, Number(text) || 1));
  const [made, words] = useSeatCards(session, count);
  return (
    <>
      <div className="print-head print-count">
        <TextField
          label={t("print.howMany")}
          hint={t("print.howManyHint", { count: MOST })}
          value={text}
          onChange={(next) => setText(next.replace(/\D/g, "").slice(0, 3))}
          inputMode="numeric"
          autoComplete="off"
        />
        <p role="status">{words}</p>
      </div>
      {made && (
        <ul className="print-cards" aria-label={t("print.kinds.seats")}>
          {made.cards.map((card) => (
            <li key={card.number} className="print-card print-seat">
              <Card card={card} code={made.code} title={title} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Card({
  card,
  code,
  title,
}: {
  readonly card: SeatCard;
  readonly code: string;
  readonly title: string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <div className="print-seat-top">
        <div>
          <h2>{t("print.seat", { number: card.number })}</h2>
          <p className="print-seat-title">{title}</p>
          <p>{t("print.scan")}</p>
        </div>
        <Qr qr={card.qr} label={t("cards.qr")} />
      </div>
      <p>{t("print.orType", { place: new URL(card.url, location.href).host })}</p>
      <p className="print-seat-codes">
        <strong>{spellCode(code)}</strong> {t("print.then")} <strong>{card.code}</strong>
      </p>
    </>
  );
}

function useSeatCards(session: string, count: number): [SeatCards | null, string] {
  const [made, hold] = useState<SeatCards | null>(null);
  const [words, say] = useState("");
  useEffect(() => {
    let wanted = true;
    say("");
    const later = setTimeout(() => {
      seatCards(session, keyFor("facilitator", session) ?? "", count).then(
        (answer) => wanted && hold(answer),
        (failure) => wanted && say(problemInWords(failure)),
      );
    }, 300);
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [session, count]);
  return [made, words];
}
