import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LANGUAGES, OWN_NAMES } from "../words";
import { Button } from "./Button";
import "./look.css";
import { prefer, TEXT_STEPS, type TextStep, THEMES, usePreferences } from "./preferences";
import { Segmented } from "./Segmented";
import { Sheet } from "./Sheet";
import { Switch } from "./Switch";

/** Four steps of type; on every screen. */
export function TextSize() {
  const { t } = useTranslation();
  const { text } = usePreferences();
  return (
    <div className="look-row">
      <span className="look-name">{t("look.text")}</span>
      <Segmented
        label={t("look.text")}
        value={String(text)}
        choices={TEXT_STEPS.map((step) => ({ value: String(step), words: t(`look.step${step}`) }))}
        onChange={(step) => prefer({ text: Number(step) as TextStep })}
      />
    </div>
  );
}

/** Which paper: as the device says, light, dark, or the strongest contrast there is. */
export function ThemeChoice() {
  const { t } = useTranslation();
  const { theme } = usePreferences();
  return (
    <div className="look-row">
      <span className="look-name">{t("look.theme")}</span>
      <Segmented
        label={t("look.theme")}
        value={theme}
        choices={THEMES.map((value) => ({ value, words: t(`look.${value}`) }))}
        onChange={(value) => prefer({ theme: value })}
      />
    </div>
  );
}

/** Which language Leeway speaks on this tablet; each is called what its own speakers call it. */
function LanguageChoice() {
  const { t } = useTranslation();
  const { language } = usePreferences();
  return (
    <div className="look-row">
      <span className="look-name">{t("look.language")}</span>
      <Segmented
        label={t("look.language")}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, words: OWN_NAMES[value] }))}
        onChange={(value) => prefer({ language: value })}
      />
      <p className="look-note">{t("look.languageHint")}</p>
      <p className="look-note">{t("look.languageDraft")}</p>
    </div>
  );
}

/** Everything about how this screen looks, in one sheet. */
export function LookSheet({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { calm, timer } = usePreferences();
  return (
    <Sheet title={t("look.title")} open={open} onClose={onClose}>
      <div className="look">
        <TextSize />
        <ThemeChoice />
        <LanguageChoice />
        <Switch on={calm} onChange={(on) => prefer({ calm: on })} hint={t("look.calmHint")}>
          {t("look.calm")}
        </Switch>
        <Switch on={timer} onChange={(on) => prefer({ timer: on })} hint={t("look.timerHint")}>
          {t("look.timer")}
        </Switch>
        <p className="look-note">{t("look.only")}</p>
      </div>
    </Sheet>
  );
}

/** The "Aa" button of every screen, with its sheet. */
export function LookButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" aria-label={t("look.button")} onPress={() => setOpen(true)}>
        Aa
      </Button>
      <LookSheet open={open} onClose={() => setOpen(false)} />
    </>
  );
}
