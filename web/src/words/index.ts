/** The words of the web app: a catalogue for each language, filled in through i18next; what one lacks is said in English. */
import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";

export const LANGUAGES = ["en", "cy"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the speakers of each language call it. */
export const OWN_NAMES = { en: "English", cy: "Cymraeg" } as const satisfies Record<Language, string>;

/** What every screen speaks through; English is there at import, because every other language falls back to it. */
export const words = createInstance();

void words.use(initReactI18next).init({
  lng: "en",
  fallbackLng: "en",
  resources: { en: { translation: en } },
  initAsync: false,
  // React escapes what it draws.
  interpolation: { escapeValue: false },
  returnNull: false,
});

let wanted: Language = "en";

/** Speak this language from now on; the page says so too. What cannot be fetched just now leaves the words as they are. */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (words.language === language) return;
  if (language === "cy" && !words.hasResourceBundle("cy", "translation")) {
    const catalogue = await import("./cy.json").catch(() => null);
    if (!catalogue) return;
    words.addResourceBundle("cy", "translation", catalogue.default);
  }
  if (wanted === language) await words.changeLanguage(language);
}

words.on("languageChanged", (language) => {
  if (typeof document !== "undefined") document.documentElement.lang = language;
});
