/** Taking words, a name or everything of a person out of the record for good: asked twice, with a reason to choose. */
import { Eraser } from "lucide-react";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { AnyCommand, EraseNoteCommand, Facilitator, Seat } from "../../contract";
import { Button, Dialog, LiveRegion } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import { called } from "../called";
import { useDesk } from "./desk";

type Why = EraseNoteCommand["why"];

const REASONS: readonly Why[] = ["asked", "namesSomebody", "confidential", "other"];

/** Erase the words of this note, comment, point, answer or added topic for good; says so while it is being done. */
export function EraseWords({ on, words }: { readonly on: string; readonly words: string }) {
  const { t } = useTranslation();
  return (
    <Erasing of={on} done={!words}>
      <Asking
        label={t("erase.words")}
        says={t("erase.wordsSays", { words })}
        what="words"
        command={(why) => ({ type: "eraseNote", on, why })}
      />
    </Erasing>
  );
}

/** Erase every name that this person went by; what they did stays. */
export function EraseName({ who }: { readonly who: Seat | Facilitator }) {
  const { t } = useTranslation();
  return (
    <Erasing of={who.id} done={!who.name}>
      <Asking
        label={t("erase.name")}
        says={t("erase.nameSays", { name: who.name })}
        what="name"
        command={(why) => ({ type: "eraseName", seat: who.id, why })}
      />
    </Erasing>
  );
}

/** Erase everything that this person wrote, with their names, and remove their seat. */
export function EraseSeat({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  if (state.session.erasing[seat.id] !== undefined) return null;
  return (
    <Asking
      label={t("erase.seat")}
      says={t("erase.seatSays", { name: called(seat) })}
      what="seat"
      command={(why) => ({ type: "eraseSeat", seat: seat.id, why })}
    />
  );
}

interface ErasingProps {
  readonly of: string;
  /** There is nothing left to erase. */
  readonly done: boolean;
  readonly children: React.ReactNode;
}

/** How far it is: it may be asked for, it is being done, it is done. Nothing is said to be gone that is not. */
function Erasing({ of, done, children }: ErasingProps) {
  const { t } = useTranslation();
  const { erasing, erased } = useDesk().state.session;
  const busy = erasing[of] !== undefined;
  const said = busy ? t("erase.busy") : done && erased[of] ? t("erase.done") : "";
  return (
    <>
      {said && <span className="sign">{said}</span>}
      <LiveRegion>{said}</LiveRegion>
      {!busy && !done && children}
    </>
  );
}

interface AskingProps {
  readonly label: string;
  readonly says: string;
  readonly what: "words" | "name" | "seat";
  command(why: Why): AnyCommand;
}

function Asking({ label, says, what, command }: AskingProps) {
  const { t } = useTranslation();
  const { act } = useDesk();
  const [open, setOpen] = useState(false);
  const [why, choose] = useState<Why | null>(null);
  const [asked, ask] = useState(false);
  const reasons = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    choose(null);
    ask(false);
  };
  const erase = () => {
    flushSync(() => ask(true));
    if (why === null) return showWhatIsMissing(reasons.current);
    act(command(why));
    close();
  };
  return (
    <>
      <Button kind="quiet" icon={<Eraser aria-hidden />} aria-label={says} onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={open} title={says} verb={t("erase.yes")} takesAway onYes={erase} onClose={close}>
        <div className="desk-sheet" ref={reasons}>
          <p>{t(`erase.goes.${what}`)}</p>
          <p>{t(`erase.stays.${what}`)}</p>
          <p>{t("erase.beyond")}</p>
          <ChoiceCards
            label={t("erase.why")}
            error={asked && why === null ? t("erase.whyEmpty") : undefined}
            value={why}
            onChange={(id) => choose(REASONS.find((one) => one === id) ?? null)}
            choices={REASONS.map((one) => ({ id: one, face: t(`erase.because.${one}`) }))}
          />
        </div>
      </Dialog>
    </>
  );
}

/** The reasons may lie beneath what fits: they come into sight, and whoever uses keys stands among them. */
function showWhatIsMissing(box: HTMLElement | null): void {
  box?.querySelector<HTMLElement>("[type=radio]")?.focus();
  box?.querySelector("[role=radiogroup]")?.scrollIntoView?.({ block: "end" });
}
