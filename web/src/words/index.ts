/** The words of the web app: one catalogue, plain English, filled in through i18next. */
import { createInstance } from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";

/** What every screen speaks through; started at import, because the catalogue is part of the bundle. */
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
