import { EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { useDesk } from "./desk";

/** Whether the words of this note, comment, point or reflection are for facilitators only now. */
export function useHidden(on: string): boolean {
  return useDesk().state.session.hidden[on] === true;
}

/** Hide somebody's words from everybody else, with two taps; and show them again with one. Nothing is lost. */
export function HideWords({ on, words }: { readonly on: string; readonly words: string }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const hidden = useHidden(on);
  const [asked, ask] = useState(false);
  if (state.session.closed) return hidden ? <HiddenSign /> : null;
  const set = (hide: boolean) => {
    ask(false);
    act({ type: "hideNote", on, hidden: hide });
  };
  if (hidden) {
    return (
      <span className="hide">
        <HiddenSign />
        <Button kind="quiet" aria-label={t("deskNote.showSays", { words })} onPress={() => set(false)}>
          {t("deskNote.show")}
        </Button>
      </span>
    );
  }
  if (!asked) {
    return (
      <Button kind="quiet" aria-label={t("deskNote.hideSays", { words })} onPress={() => ask(true)}>
        {t("deskNote.hide")}
      </Button>
    );
  }
  return (
    <span className="hide">
      <Button
        kind="warn"
        autoFocus
        aria-label={t("deskNote.hideYesSays", { words })}
        onPress={() => set(true)}
      >
        {t("deskNote.hideYes")}
      </Button>
      <Button kind="quiet" onPress={() => ask(false)}>
        {t("ui.notNow")}
      </Button>
    </span>
  );
}

/** Only facilitators can read this now. */
export function HiddenSign() {
  const { t } = useTranslation();
  return (
    <span className="sign">
      <EyeOff aria-hidden /> {t("deskNote.hidden")}
    </span>
  );
}

/** It was copied from paper. */
export function PaperSign({ paper }: { readonly paper: boolean | undefined }) {
  const { t } = useTranslation();
  return paper ? <span className="sign">{t("deskNote.paper")}</span> : null;
}
