// Plays replay files with the tablet's own code: one JSON line `{"path", "chunk", "seqs"}` in, the states at these seqs,
// asked for in this order, as one JSON line out.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = fileURLToPath(new URL("../web/", import.meta.url));
const vite = createRequire(`${web}package.json`).resolve("vite");
const { runnerImport } = await import(pathToFileURL(vite).href);
const load = async (file) => {
  const options = { root: web, configFile: false, logLevel: "error" };
  return (await runnerImport(`${web}src/${file}.ts`, options)).module;
};
const { fileSource } = await load("replay/fileSource");
const { Replay } = await load("replay/replay");

const DATA = /<script type="application\/json" id="([a-z0-9-]+)">(.*?)<\/script>/gs;
const clock = { now: () => 0, frame: () => () => {}, later: () => () => {} };

async function played({ path, chunk, seqs }) {
  const scripts = new Map([...readFileSync(path, "utf8").matchAll(DATA)].map(([, id, text]) => [id, text]));
  const document = { getElementById: (id) => (scripts.has(id) ? { textContent: scripts.get(id) } : null) };
  const replay = await Replay.open(fileSource(document, chunk), undefined, { clock, chunk });
  const states = [];
  for (const seq of seqs) states.push(await replay.stateAt(seq));
  replay.close();
  return states;
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await played(JSON.parse(line)))}\n`);
}
