import { Download, History, Printer } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { go, pathTo } from "../../route";
import { Button, ReadAloud, Said } from "../../ui";
import type { ClosingScreenProps } from "../tablet/activityRoom";
import { draftsOf } from "./drafts";
import { asText, ending, type Section, takeaway } from "./takeaway";
import "./closing.css";

/** The end: thanks, what happens next, whom to ask, and what one said and placed, to read, to print and to keep. */
export function Closing({ room }: ClosingScreenProps) {
  const { t } = useTranslation();
  const { state, me, unsent = 0 } = room;
  const [thanks, next, contact] = ending(state.session.closing);
  const sections = takeaway(state, me);
  return (
    <div className="closing">
      <Warnings key={me} seat={me} unsent={unsent} />
      <p className="closing-paper">
        {state.session.title}, {state.people.seats[me]?.name}
      </p>
      <section className="closing-thanks" aria-labelledby="closing-thanks">
        <h2 id="closing-thanks">{t("closing.title")}</h2>
        <p className="closing-large">
          <Said>{thanks}</Said>
        </p>
        <h3>{t("closing.nextTitle")}</h3>
        <p>
          <Said>{next}</Said>
        </p>
        <h3>{t("closing.contactTitle")}</h3>
        <p>
          <Said>{contact}</Said>
        </p>
        <ReadAloud text={[thanks, next, contact].join(" ")} />
        {state.session.replayOpen && (
          <p>
            <Button icon={<History aria-hidden />} onPress={() => go(pathTo("replay", room.session))}>
              {t("replay.ways.watch")}
            </Button>
          </p>
        )}
      </section>
      <Takeaway sections={sections} text={asText(state, sections, me)} title={state.session.title} />
    </div>
  );
}

/** What has not arrived anywhere yet comes first: it is all that can still be lost. */
function Warnings({ seat, unsent }: { readonly seat: string; readonly unsent: number }) {
  const { t } = useTranslation();
  const [drafts] = useState(() => draftsOf(seat));
  if (unsent === 0 && drafts.length === 0) return null;
  return (
    <section className="closing-heed" aria-label={t("closing.heed")}>
      {unsent > 0 && <p>{t("closing.unsent", { count: unsent })}</p>}
      {drafts.length > 0 && (
        <>
          <p>{t("closing.drafts")}</p>
          <ul>
            {[...drafts.entries()].map(([place, text]) => (
              <li key={place} className="closing-draft">
                <blockquote>{text}</blockquote>
                <Button onPress={() => void navigator.clipboard?.writeText(text)}>{t("refused.copy")}</Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface TakeawayProps {
  readonly sections: readonly Section[];
  readonly text: string;
  readonly title: string;
}

function Takeaway({ sections, text, title }: TakeawayProps) {
  const { t } = useTranslation();
  if (sections.length === 0) return <p className="closing-soft">{t("closing.nothing")}</p>;
  return (
    <section className="takeaway" aria-labelledby="takeaway">
      <header className="takeaway-head">
        <h2 id="takeaway">{t("closing.takeaway")}</h2>
        <div className="takeaway-ways">
          <Button icon={<Printer aria-hidden />} onPress={() => window.print()}>
            {t("closing.print")}
          </Button>
          <Button icon={<Download aria-hidden />} onPress={() => save(`${title}.txt`, text)}>
            {t("closing.save")}
          </Button>
        </div>
      </header>
      <p className="closing-soft">{t("closing.takeawayAbout")}</p>
      {sections.map((section) => (
        <section key={section.id} className="takeaway-section" aria-label={section.title}>
          <h3>{section.title}</h3>
          {[...section.parts.entries()].map(([place, part]) => (
            <div key={place}>
              <h4>{part.title}</h4>
              <ul className="takeaway-lines">
                {[...part.lines.entries()].map(([at, line]) => (
                  <li key={at} dir="auto">
                    {line}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}

/** Hands a text to the device as a file, without asking the server for anything. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
