// Replays sessions with the browser's own engine: one JSON line in, one JSON line out.
//   {"page", "today", "timelines", "states", "events", "chunk", "route", "rows"}
//        the page is a replay file; the others are what a server would answer: pages of the timeline, the states at
//        multiples of `chunk`, the events. The answer is {"marks", "rows", "differ"}: what every seq's state comes to,
//        the rows, and where two ways of getting to one state did not meet. `rows` are the containers that have an order.
//   {"show"}     the whole state at this seq of the session before
//   {"url", "session", "key", "eyes", "route"}   a session on a server: the states on this route, and the rows
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = fileURLToPath(new URL("../web/", import.meta.url));
const vite = createRequire(`${web}package.json`).resolve("vite");
const { runnerImport } = await import(pathToFileURL(vite).href);
const load = async (file) => {
  const options = { root: web, configFile: false, logLevel: "error" };
  return (await runnerImport(`${web}src/replay/${file}.ts`, options)).module;
};
const { Replay } = await load("replay");
const { fileSource } = await load("fileSource");
const { serverSource } = await load("serverSource");
const { EVERYTHING } = await load("types");

// A screen that is drawn as often as anybody looks, and a viewer whose every second has passed at once.
const clock = () => {
  let [time, frames] = [0, []];
  return {
    now: () => time,
    frame: (act) => {
      frames.push(act);
      return () => (frames = frames.filter((one) => one !== act));
    },
    later: (_, act) => {
      frames.push(act);
      return () => (frames = frames.filter((one) => one !== act));
    },
    draw() {
      time += 1000;
      for (const act of frames.splice(0)) act();
    },
  };
};

function documentOf(page) {
  const found = page.matchAll(/<script type="application\/json" id="([a-z0-9-]+)">(.*?)<\/script>/gs);
  const scripts = new Map(Array.from(found, ([, id, text]) => [id, text]));
  return { getElementById: (id) => (scripts.has(id) ? { textContent: scripts.get(id) } : null) };
}

function serverLike({ today, timelines, states, events }, eyes) {
  const about = { session: "s", title: "", eyes, after: 0, upto: today.seq, blurred: false };
  return {
    about,
    today: async () => today,
    timeline: async (after) => timelines.find((page) => page.after === after),
    events: async (after, upto) => events.filter(({ seq }) => seq > after && seq <= upto),
    state: async (seq) => states[seq],
  };
}

// Equal values, in equal order where the order is shown.
function mark(state, rows) {
  const orders = rows.map(([room, name]) => Object.keys(state[room][name]));
  return createHash("sha256")
    .update(JSON.stringify([sorted(state), orders]))
    .digest("hex");
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.keys(value)
    .sort()
    .map((name) => [name, sorted(value[name])]);
}

async function at(replay, hand, seq) {
  replay.seek(seq);
  const patience = Date.now() + 30_000;
  while (replay.shown().seeking || replay.shown().seq !== seq) {
    if (Date.now() > patience || replay.shown().failed) throw new Error(`seq ${seq} is never shown`);
    await new Promise(setImmediate);
    hand.draw();
  }
  return replay.shown().state;
}

let last = null;

async function replayed(request) {
  const file = fileSource(documentOf(request.page), request.chunk);
  const { upto } = file.about;
  const all = Array.from({ length: upto + 1 }, (_, seq) => seq);
  const marks = [];
  const differ = [];
  let rows = [];
  for (const source of [serverLike(request, file.about.eyes), file]) {
    const hand = clock();
    const replay = await Replay.open(source, request.route[0], { clock: hand, chunk: request.chunk });
    for (const seq of [...all, ...all.toReversed(), ...request.route]) {
      const found = mark(await at(replay, hand, seq), request.rows);
      marks[seq] ??= found;
      if (marks[seq] !== found) differ.push(seq);
      if (seq % 7 === 0 && mark(await replay.stateAt(seq), request.rows) !== found) differ.push(seq);
    }
    rows = Array.from(replay.timeline.rows(EVERYTHING));
    last = { replay, hand };
  }
  return { marks, rows, differ };
}

const fetching = globalThis.fetch;

async function served({ url, session, key, eyes, route }) {
  globalThis.fetch = (path, request) => fetching(url + path, request);
  const hand = clock();
  const replay = await Replay.open(await serverSource(session, key, eyes), route[0], { clock: hand });
  const states = [];
  for (const seq of route) states.push(await at(replay, hand, seq));
  while (replay.shown().loaded < 1) await new Promise(setImmediate);
  return { states, rows: Array.from(replay.timeline.rows(EVERYTHING)) };
}

function answer(request) {
  if ("show" in request) return at(last.replay, last.hand, request.show);
  return "url" in request ? served(request) : replayed(request);
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}
