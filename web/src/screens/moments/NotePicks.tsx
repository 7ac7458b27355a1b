import { Minus, Plus } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, TextField } from "../../ui";
import { found, MOST_NOTES, type Spoken } from "./spoken";

/** So many are offered at once; of more, typing finds the one that is meant. */
const OFFERED = 12;

export interface NotePicksProps {
  readonly chosen: readonly string[];
  /** What there is to choose from. */
  readonly offered: readonly Spoken[];
  wordsOf(id: string): string;
  onChange(chosen: readonly string[]): void;
}

/** The notes that a moment speaks of: those chosen, each to be taken off again, and the way to one more. */
export function NotePicks({ chosen, offered, wordsOf, onChange }: NotePicksProps) {
  const { t } = useTranslation();
  const head = useId();
  return (
    <section className="moment-notes" aria-labelledby={head}>
      <h3 id={head}>{t("replayStory.moment.notes")}</h3>
      {chosen.length === 0 && <p className="moment-soft">{t("replayStory.moment.noNotes")}</p>}
      <ul className="moment-chosen">
        {chosen.map((id) => (
          <li key={id}>
            <span dir="auto">{wordsOf(id)}</span>
            <Button
              kind="quiet"
              icon={<Minus aria-hidden />}
              aria-label={t("replayStory.moment.takeOffSays", { words: wordsOf(id) })}
              onPress={() => onChange(chosen.filter((one) => one !== id))}
            >
              {t("replayStory.moment.takeOff")}
            </Button>
          </li>
        ))}
      </ul>
      {chosen.length < MOST_NOTES && offered.length > 0 && (
        <OneMore
          offered={offered.filter(({ id }) => !chosen.includes(id))}
          onPick={(id) => onChange([...chosen, id])}
        />
      )}
    </section>
  );
}

function OneMore({ offered, onPick }: { readonly offered: readonly Spoken[]; onPick(id: string): void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [typed, type] = useState("");
  const matching = found(offered, typed);
  const pick = (id: string) => {
    onPick(id);
    type("");
    setOpen(false);
  };
  return (
    <>
      <Button icon={<Plus aria-hidden />} aria-expanded={open} onPress={() => setOpen(!open)}>
        {t("replayStory.moment.addNote")}
      </Button>
      {open && (
        <div className="moment-offer">
          <TextField label={t("replayStory.moment.find")} value={typed} onChange={type} />
          <ul className="moment-offered">
            {matching.slice(0, OFFERED).map(({ id, words, group }) => (
              <li key={id}>
                <Button onPress={() => pick(id)}>
                  <span dir="auto">{words}</span>
                  {group && <span className="moment-soft"> {group}</span>}
                </Button>
              </li>
            ))}
          </ul>
          <p role="status" className="moment-soft">
            {matching.length > OFFERED
              ? t("replayStory.moment.more", { count: matching.length - OFFERED })
              : matching.length === 0 && t("replayStory.moment.none")}
          </p>
        </div>
      )}
    </>
  );
}
