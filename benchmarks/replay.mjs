// Replays a session with the browser's own engine, and says how long that took; see replay.py.
//   node --expose-gc replay.mjs <url> <session> <key> [<replay file>]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const [url, session, key, page] = process.argv.slice(2);
const web = fileURLToPath(new URL("../web/", import.meta.url));
const vite = createRequire(`${web}package.json`).resolve("vite");
const { runnerImport } = await import(pathToFileURL(vite).href);
const load = async (file) => {
  const options = { root: web, configFile: false, logLevel: "error" };
  return (await runnerImport(`${web}src/replay/${file}.ts`, options)).module;
};
const { Replay } = await load("replay");
const { serverSource } = await load("serverSource");
const { fileSource } = await load("fileSource");

let bytes = 0;
const outside = globalThis.fetch;
globalThis.fetch = async (path, request) => {
  const answer = await outside(url + path, request);
  bytes += Number(answer.headers.get("content-length") ?? 0);
  return answer;
};

const clock = {
  now: () => performance.now(),
  frame: (act) => {
    const frame = setImmediate(act);
    return () => clearImmediate(frame);
  },
  later: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
const pause = (milliseconds) => new Promise((go) => setTimeout(go, milliseconds));
const until = (replay, done) =>
  new Promise((go) => {
    const look = () => done(replay.shown()) && (stop(), go());
    const stop = replay.subscribe(look);
    look();
  });

// The same numbers every time.
let seed = 1;
const chance = (most) => {
  seed = (seed * 16807) % 2147483647;
  return Math.floor((seed / 2147483647) * most);
};

const timed = async (act) => {
  const before = performance.now();
  await act();
  return performance.now() - before;
};
const share = (all, part) => all.toSorted((a, b) => a - b)[Math.floor(all.length * part)] ?? 0;
const say = (what, value) => console.log(`${what.padEnd(58)}${value}`);
const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const spread = (all) =>
  `p50 ${ms(share(all, 0.5))}, p95 ${ms(share(all, 0.95))}, most ${ms(Math.max(...all))}`;
const megabytes = () => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
};

async function jump(replay, seq) {
  const took = await timed(async () => {
    replay.seek(seq);
    await until(replay, (shown) => shown.seq === seq && !shown.seeking);
  });
  await new Promise(setImmediate);
  return took;
}

async function jumps(replay, count, choose, rest) {
  const found = [];
  for (let number = 0; number < count; number++) {
    found.push(await jump(replay, choose(number)));
    if (rest) await pause(rest);
  }
  return found;
}

async function measure(name, source, at, cold) {
  const empty = megabytes();
  bytes = 0;
  let replay = null;
  say(
    `${name}: to the first state`,
    ms(await timed(async () => (replay = await Replay.open(await source(), at, { clock })))),
  );
  say(`${name}: bytes for that`, `${(bytes / 1024).toFixed(0)} KiB`);
  say(
    `${name}: then to the whole timeline`,
    ms(await timed(() => until(replay, ({ loaded }) => loaded === 1))),
  );
  const { upto } = replay.about;
  say(`${name}: bytes by then`, `${(bytes / 1024).toFixed(0)} KiB`);
  say(`${name}: memory then`, `${(megabytes() - empty).toFixed(1)} MB`);
  bytes = 0;
  say(`${name}: a jump anywhere, not loaded`, spread(await jumps(replay, cold, () => chance(upto), 100)));
  say(`${name}: bytes a jump`, `${(bytes / 1024 / cold).toFixed(0)} KiB`);
  say(`${name}: memory after ${cold} of them`, `${(megabytes() - empty).toFixed(1)} MB`);
  const here = Math.floor(replay.shown().seq / 2000) * 2000;
  say(
    `${name}: a jump within what is loaded`,
    spread(await jumps(replay, 500, () => here + 1 + chance(1998), 0)),
  );
  say(
    `${name}: a step to the next event`,
    spread(await jumps(replay, 500, (number) => here + 1 + number, 0)),
  );
  say(`${name}: a step back`, spread(await jumps(replay, 500, (number) => here + 1900 - number, 0)));
  replay.seek(here + 1);
  await until(replay, ({ seq }) => seq === here + 1);
  say(`${name}: memory then`, `${(megabytes() - empty).toFixed(1)} MB`);
  const all = await timed(() => replay.events(0, upto));
  say(`${name}: every event, for a transcript`, ms(all));
  const { timeline } = replay;
  const everything = { groups: [], aspects: [], kinds: [] };
  const placing = { ...everything, kinds: ["placing"] };
  say(
    `${name}: a histogram of ${timeline.length} rows`,
    ms(await timed(() => timeline.histogram(300, placing))),
  );
  say(
    `${name}: the next row that passes nothing`,
    ms(await timed(() => timeline.next(0, { ...everything, kinds: ["answering"], groups: ["?"] }))),
  );
  say(
    `${name}: the rows of one note, for the first time`,
    ms(await timed(() => timeline.rowsOf(timeline.row(timeline.length >> 1).on))),
  );
  replay.close();
}

await measure("warming up", () => serverSource(session, key, "facilitator"), undefined, 5);
console.log();
await measure("server, at its end", () => serverSource(session, key, "facilitator"), undefined, 100);
console.log();
await measure("server, at a link", () => serverSource(session, key, "facilitator"), 61_234, 20);
if (page) {
  const found = readFileSync(page, "utf8").matchAll(
    /<script type="application\/json" id="([a-z0-9-]+)">(.*?)<\/script>/gs,
  );
  const scripts = new Map(Array.from(found, ([, id, text]) => [id, text]));
  const document = { getElementById: (id) => (scripts.has(id) ? { textContent: scripts.get(id) } : null) };
  console.log();
  await measure("file, at its end", async () => fileSource(document), undefined, 100);
}
