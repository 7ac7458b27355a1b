/** Times of day as a replay says them, on this device's clock. */

const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const EXACT = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** "14:05" */
export function clockOf(at: number): string {
  return CLOCK.format(at);
}

/** "14:05:33" */
export function exactly(at: number): string {
  return EXACT.format(at);
}

/** The day in the reader's language, "22 November 2026". */
export function dayOf(at: number, language: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(at);
}
