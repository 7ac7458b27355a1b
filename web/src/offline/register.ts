/** Asks the browser to keep the app and what is in its outbox. Where it will not, everything works while there is a network. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD) return;
  // Over plain http a browser offers neither; a venue that wants them serves https.
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/sw.js").catch(() => {
      // The next visit asks again.
    });
  }
  navigator.storage?.persist?.().catch(() => {
    // It may be cleared when space is short; the line still says what is not sent yet.
  });
}
