/** Times of day as a replay says them, on this device's clock. */

/** Made once each: it takes far longer to make one than to use it. */
const EXACT = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

/** "14:05:33" */
export function exactly(at: number): string {
  return EXACT.format(at);
}

/** The day in the reader's language, "22 November 2026". */
export function dayOf(at: number, language: string): string {
  const known = DAYS.get(language) ?? new Intl.DateTimeFormat(local(language), { dateStyle: "long" });
  DAYS.set(language, known);
  return known.format(at);
}

/** The midnight that a moment lies behind tells its day: two moments with the same one need no words to be told apart. */
export function sameDay(a: number, b: number): boolean {
  return new Date(a).setHours(0, 0, 0, 0) === new Date(b).setHours(0, 0, 0, 0);
}

const DAYS = new Map<string, Intl.DateTimeFormat>();

function local(language: string): string {
  return language === "en" ? "en-GB" : language;
}
