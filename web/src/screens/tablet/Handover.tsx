import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Handover as Link, offerHandover } from "../../api";
import { keyFor } from "../../keys";
import { Button } from "../../ui";
import { problemInWords } from "../problem";
import { Qr } from "../Qr";

/** A QR code that brings this seat to another tablet. It opens the seat, so it is made only when somebody asks for it. */
export function Handover({ session }: { readonly session: string }) {
  const { t } = useTranslation();
  const [link, setLink] = useState<Link | null>(null);
  const [words, say] = useState("");
  const fetchLink = () => {
    say(t("moving.making"));
    offerHandover(session, keyFor("seat", session) ?? "").then(
      (made) => {
        setLink(made);
        say("");
      },
      (failure) => say(problemInWords(failure)),
    );
  };
  return (
    <section className="people-part">
      <h3>{t("moving.title")}</h3>
      <p>{t("moving.how")}</p>
      {link ? (
        <div className="people-qr">
          <Qr qr={link.qr} label={t("moving.qr")} />
          <p>{t("moving.until", { minutes: 10 })}</p>
        </div>
      ) : (
        <Button onPress={fetchLink}>{t("moving.show")}</Button>
      )}
      <p role="status">{words}</p>
    </section>
  );
}
