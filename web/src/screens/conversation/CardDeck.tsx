import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, ReadAloud, Said } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";

/** Something to talk about: one large card at a time. From the last the way leads to the first. */
export function CardDeck({ room }: { readonly room: ActivityRoom }) {
  const { t } = useTranslation();
  const [place, turn] = useState(0);
  const { activity } = room;
  const cards = activity.prompts.filter(({ kind }) => kind === "card").map(({ text }) => text);
  // A talk without cards of its own is about what the activity asks for.
  const deck = cards.length > 0 ? cards : [activity.instruction || activity.title];
  const at = Math.min(place, deck.length - 1);
  const text = deck[at] ?? "";
  const step = (by: number) => () => turn((at + by + deck.length) % deck.length);
  return (
    <section className="deck" aria-label={t("talk.cards")}>
      <div className="deck-card" aria-live="polite">
        <p className="deck-words">
          <Said>{text}</Said>
        </p>
      </div>
      <div className="deck-ways">
        {deck.length > 1 && (
          <>
            <Button icon={<ChevronLeft aria-hidden />} onPress={step(-1)}>
              {t("talk.previous")}
            </Button>
            <p className="deck-place">{t("talk.place", { place: at + 1, of: deck.length })}</p>
            <Button icon={<ChevronRight aria-hidden />} onPress={step(1)}>
              {t("talk.next")}
            </Button>
          </>
        )}
        <ReadAloud key={text} text={text} />
      </div>
    </section>
  );
}
