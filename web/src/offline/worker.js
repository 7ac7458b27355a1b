/**
 * The service worker: a reload with the network cut still opens the app. It keeps the app's own files, never a session.
 *
 * W1  Every file of a version is kept, all or none, under that version's name. The version before is kept too, for pages
 *     that were opened with it; older ones go.
 * W2  A screen comes from the server while it answers well within three seconds, so a new version is there at the next
 *     reload; otherwise the kept page opens.
 * W3  A file that is kept under its hashed name is never asked for again. Everything else, above all `/api`, passes by.
 *
 * `FILES` and `VERSION` are written above this by `precache.ts` when the app is built.
 */
/* global FILES, VERSION */

const OURS = "leeway ";
const NO_SCREENS = /^\/(api|ws|healthz|readyz|metrics)(\/|$)/;
const PATIENCE = 3_000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(OURS + VERSION)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || NO_SCREENS.test(url.pathname))
    return;
  if (request.mode === "navigate") event.respondWith(screen(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(kept(request));
});

async function forgetOld() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== OURS + VERSION);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
}

async function screen(request) {
  const shell = await caches.match("/");
  try {
    const waiting = shell ? AbortSignal.timeout(PATIENCE) : undefined;
    const answer = await fetch(request, { signal: waiting });
    if (!shell || (answer.ok && !answer.redirected)) return answer;
  } catch (error) {
    if (!shell) throw error;
  }
  return shell;
}

async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}
