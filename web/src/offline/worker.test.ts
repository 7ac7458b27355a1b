import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { workerFor } from "./precache";

const SOURCE = readFileSync(`${import.meta.dirname}/worker.js`, "utf8");
const ORIGIN = "https://leeway.test";

interface Answer {
  readonly ok: boolean;
  readonly redirected: boolean;
  readonly text: string;
}

/** A browser for one service worker: its caches outlive it, its network can be cut. */
class Browser {
  readonly caches = new Map<string, Map<string, Answer>>();
  network: (url: string) => Promise<Answer> = async (url) => ({
    ok: true,
    redirected: false,
    text: `from ${url}`,
  });
  readonly asked: string[] = [];

  /** A worker with these files comes up, installs and takes over; gives its fetch handler. */
  async start(
    files: readonly string[],
  ): Promise<(path: string, request?: Partial<Request>) => Promise<Answer> | null> {
    const handlers: Record<string, (event: unknown) => void> = {};
    const self = {
      addEventListener: (type: string, act: (event: unknown) => void) => (handlers[type] = act),
      skipWaiting: async () => {},
      clients: { claim: async () => {} },
      location: { origin: ORIGIN },
    };
    const run = new Function("self", "caches", "fetch", "Request", workerFor(files, SOURCE));
    run(self, this.#storage(), (request: { url: string }) => this.#fetch(request.url), FakeRequest);
    for (const type of ["install", "activate"]) {
      const waits: Promise<unknown>[] = [];
      handlers[type]?.({ waitUntil: (wait: Promise<unknown>) => waits.push(wait) });
      await Promise.all(waits);
    }
    return (path, request = {}) => {
      let answer: Promise<Answer> | null = null;
      const respondWith = (given: Promise<Answer>) => (answer = given);
      handlers.fetch?.({
        request: { url: ORIGIN + path, method: "GET", mode: "no-cors", ...request },
        respondWith,
      });
      return answer;
    };
  }

  async #fetch(url: string): Promise<Answer> {
    this.asked.push(url);
    return this.network(url);
  }

  #storage(): unknown {
    return {
      open: async (name: string) => {
        const cache = this.caches.get(name) ?? new Map<string, Answer>();
        this.caches.set(name, cache);
        const add = async ({ url }: { url: string }) => cache.set(url, await this.#fetch(url));
        return { addAll: (requests: { url: string }[]) => Promise.all(requests.map(add)) };
      },
      keys: async () => [...this.caches.keys()],
      delete: async (name: string) => this.caches.delete(name),
      match: async (request: string | { url: string }) => {
        const url = typeof request === "string" ? ORIGIN + request : request.url;
        return [...this.caches.values()].map((cache) => cache.get(url)).find((found) => found);
      },
    };
  }
}

class FakeRequest {
  readonly url: string;
  constructor(path: string) {
    this.url = ORIGIN + path;
  }
}

const FILES = ["assets/index-1.js", "assets/index-1.css"];
const navigate = { mode: "navigate" } as const;
const offline = () => Promise.reject(new TypeError("no network"));

describe("the service worker", () => {
  test("keeps every file of the app, and opens any screen from it without a network (W1, W2)", async () => {
    const browser = new Browser();
    const ask = await browser.start(FILES);
    browser.network = offline;
    for (const path of ["/", "/join", "/room/abc"]) {
      expect((await ask(path, navigate))?.text).toBe(`from ${ORIGIN}/`);
    }
    expect((await ask("/assets/index-1.js"))?.text).toBe(`from ${ORIGIN}/assets/index-1.js`);
  });

  test("takes a screen from the server while there is one (W2)", async () => {
    const ask = await new Browser().start(FILES);
    expect((await ask("/room/abc", navigate))?.text).toBe(`from ${ORIGIN}/room/abc`);
  });

  test("opens the kept page when something else than the server answers (W2)", async () => {
    const browser = new Browser();
    const ask = await browser.start(FILES);
    for (const odd of [{ ok: false }, { redirected: true }]) {
      browser.network = async () => ({
        ok: true,
        redirected: false,
        text: "sign in to this network",
        ...odd,
      });
      expect((await ask("/room/abc", navigate))?.text).toBe(`from ${ORIGIN}/`);
    }
  });

  test("asks for no kept file again (W3)", async () => {
    const browser = new Browser();
    const ask = await browser.start(FILES);
    browser.asked.length = 0;
    await ask("/assets/index-1.js");
    expect(browser.asked).toEqual([]);
  });

  test.each(["/api/sessions/x/state", "/api", "/ws/x", "/healthz", "/readyz", "/metrics"])(
    "leaves %s alone (W3)",
    async (path) => {
      const ask = await new Browser().start(FILES);
      expect(ask(path)).toBeNull();
      expect(ask(path, navigate)).toBeNull();
    },
  );

  test("leaves what is not asked for, or belongs to others, alone (W3)", async () => {
    const ask = await new Browser().start(FILES);
    expect(ask("/assets/index-1.js", { method: "POST" })).toBeNull();
    expect(ask("/", { url: "https://elsewhere.test/assets/x.js" } as Partial<Request>)).toBeNull();
  });

  test("keeps two versions, no more, and touches nobody else's caches (W1)", async () => {
    const browser = new Browser();
    browser.caches.set("somebody else's", new Map());
    for (const version of [1, 2, 3]) await browser.start([`assets/index-${version}.js`]);
    const files = [...browser.caches.values()].flatMap((cache) => [...cache.keys()]);
    expect(browser.caches.size).toBe(3);
    expect(files).toContain(`${ORIGIN}/assets/index-2.js`);
    expect(files).not.toContain(`${ORIGIN}/assets/index-1.js`);
  });

  test("is another worker exactly when a file is another", () => {
    expect(workerFor(["b", "a"], SOURCE)).toBe(workerFor(["a", "b"], SOURCE));
    expect(workerFor(["a"], SOURCE)).not.toBe(workerFor(["c"], SOURCE));
  });
});
