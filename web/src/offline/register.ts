/** Asks the browser to keep the app and what is in its outbox. Where it will not, everything works while there is a network. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD) return;
  // Over plain http a browser offers neither; a venue that wants them serves https.
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(workerAddress()).catch(() => {
      // The next visit asks again.
    });
  }
  navigator.storage?.persist?.().catch(() => {
    // It may be cleared when space is short; the line still says what is not sent yet.
  });
}

const WORKER = "/sw.js";

interface Policies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

/** Our pages let no text become a script, or its address, but through this policy; it knows this one address only. */
function workerAddress(): string {
  const policies = (window as { trustedTypes?: Policies }).trustedTypes;
  if (!policies) return WORKER;
  const policy = policies.createPolicy("leeway", { createScriptURL: () => WORKER });
  return policy.createScriptURL(WORKER) as string;
}
