/** How one person likes to read: kept on this device only, never sent, never an event. */
import { useSyncExternalStore } from "react";
import { LANGUAGES, type Language, speak } from "../words";

export const TEXT_STEPS = [1, 2, 3, 4] as const;
export const THEMES = ["auto", "light", "dark", "contrast"] as const;

export type TextStep = (typeof TEXT_STEPS)[number];
export type Theme = (typeof THEMES)[number];

export interface Preferences {
  /** 1 is the ordinary size, 4 is twice that. */
  readonly text: TextStep;
  readonly theme: Theme;
  /** Nothing moves by itself, and what others drag is shown only when they put it down. */
  readonly calm: boolean;
  /** Some people find a running clock unsettling; hiding it changes nothing for anybody else. */
  readonly timer: boolean;
  /** What Leeway's own words are in; what people write stays as they wrote it. */
  readonly language: Language;
}

const KEY = "leeway.preferences";
const USUAL: Preferences = { text: 1, theme: "auto", calm: false, timer: true, language: "en" };
const listeners = new Set<() => void>();
let current: Preferences = USUAL;

/** Read what was kept and dress the page accordingly; call once, before anything is drawn. */
export function applyPreferences(): void {
  current = stored();
  dress();
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) {
    window.matchMedia?.(query).addEventListener("change", dress);
  }
}

/** Change some preferences, keep them, and dress the page again. */
export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A browser that keeps nothing still shows what was asked for until it is closed.
  }
  dress();
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function stored(): Preferences {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Preferences>;
    return {
      text: TEXT_STEPS.find((step) => step === kept.text) ?? USUAL.text,
      theme: THEMES.find((theme) => theme === kept.theme) ?? USUAL.theme,
      calm: kept.calm === true,
      timer: kept.timer !== false,
      language: LANGUAGES.find((language) => language === kept.language) ?? USUAL.language,
    };
  } catch {
    return USUAL;
  }
}

function dress(): void {
  const page = document.documentElement;
  page.dataset.theme = current.theme === "auto" ? deviceTheme() : current.theme;
  page.dataset.text = String(current.text);
  page.toggleAttribute("data-calm", current.calm);
  void speak(current.language);
}

function deviceTheme(): Exclude<Theme, "auto"> {
  if (window.matchMedia?.("(prefers-contrast: more)").matches) return "contrast";
  return window.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}
