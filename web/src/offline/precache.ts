/** Writes the service worker into the built app, with the list of the files that it is to keep. Runs in Vite only. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

const SOURCE = new URL("./worker.js", import.meta.url);

/** The worker for an app of these files. The same files give the same worker, so a browser sees whether it is new. */
export function workerFor(files: readonly string[], source: string): string {
  const all = ["/", ...[...files].sort().map((file) => `/${file}`)];
  const version = createHash("sha256")
    .update(`${all.join("\n")}\n${source}`)
    .digest("hex")
    .slice(0, 12);
  return `const VERSION = "${version}";\nconst FILES = ${JSON.stringify(all, null, 2)};\n\n${source}`;
}

/** Adds `/sw.js` to the built app. */
export function precache(): Plugin {
  return {
    name: "leeway-precache",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith("assets/"));
      const source = workerFor(files, readFileSync(SOURCE, "utf8"));
      this.emitFile({ type: "asset", fileName: "sw.js", source });
    },
  };
}
