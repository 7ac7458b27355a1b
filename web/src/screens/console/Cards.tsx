import { Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Door } from "../../api";
import { heldKeys, keyFor } from "../../keys";
import { go, pathTo } from "../../route";
import { Button, Segmented } from "../../ui";
import { useDoor } from "../door";
import { spellCode } from "../home/code";
import { Missing } from "../Keyed";
import { Opening } from "../Notice";
import { Qr } from "../Qr";
import "./cards.css";

const COUNTS = ["6", "12", "18", "24"] as const;

/** Cards to print and lay on the tables: the square to scan, the code to type, and what to do in three steps. */
export default function Cards({ session }: { readonly session: string }) {
  const { t } = useTranslation();
  const { door, words, retry } = useDoor(session, "facilitator");
  const [count, choose] = useState<(typeof COUNTS)[number]>("6");
  if (keyFor("facilitator", session) === null) return <Missing role="facilitator" />;
  if (!door && !words) return <Opening />;
  return (
    <main className="cards-page">
      <header className="cards-head">
        <Button kind="quiet" onPress={() => go(pathTo("console", session))}>
          {t("cards.back")}
        </Button>
        <h1>{t("cards.title")}</h1>
        {door && (
          <Segmented<(typeof COUNTS)[number]>
            label={t("cards.count")}
            value={count}
            onChange={choose}
            choices={COUNTS.map((value) => ({ value, words: value }))}
          />
        )}
        <Button kind="quiet" onPress={() => go(`/print/session/${session}`)}>
          {t("print.more")}
        </Button>
        {door ? (
          <Button kind="main" icon={<Printer aria-hidden />} onPress={() => window.print()}>
            {t("cards.print")}
          </Button>
        ) : (
          <Button onPress={retry}>{t("page.again")}</Button>
        )}
      </header>
      <p role="status">{words}</p>
      {door && <Sheets door={door} title={titleOf(session)} count={Number(count)} />}
    </main>
  );
}

function Sheets({
  door,
  title,
  count,
}: {
  readonly door: Door;
  readonly title: string;
  readonly count: number;
}) {
  const { t } = useTranslation();
  return (
    <ul className="cards" aria-label={t("cards.title")}>
      {Array.from({ length: count }, (_, number) => (
        <li key={number} className="card">
          <SeatCard door={door} title={title} />
        </li>
      ))}
    </ul>
  );
}

function SeatCard({ door, title }: { readonly door: Door; readonly title: string }) {
  const { t } = useTranslation();
  const place = new URL(door.joinUrl, location.href).host;
  return (
    <>
      <div className="card-words">
        <h2>{title}</h2>
        <ol>
          <li>{t("cards.scan")}</li>
          <li>{t("cards.choose")}</li>
          <li>{t("cards.help")}</li>
        </ol>
        <p className="card-code">
          <span>{t("cards.orType", { place })}</span>
          <strong>{spellCode(door.code)}</strong>
        </p>
      </div>
      <Qr qr={door.qr} label={t("cards.qr")} />
    </>
  );
}

function titleOf(session: string): string {
  return heldKeys().find((held) => held.session === session && held.title !== "")?.title ?? "";
}
