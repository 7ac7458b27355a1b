// Real tablets, the code of web/src/sync, in a world whose time, network, disk and chance are somebody else's.
// One JSON line `[now, [[what, …], …]]` in, one out: what the tablets did (`o`) and when the next timer is due (`n`).
//   world broken           a new world, and what is broken in it
//   device d seed locks    a new browser              shelf d broken slow     its disk: refuses, or takes so long
//   open p d identity      a page of it               kill p / leave p        gone without a word / politely
//   opened w | frame w text | closed w code reason    what comes over a wire
//   do p command signed | undo p | redo p | carry p note x y
//   sleep d | wake d                                  no timers until it wakes; else they ring when they are due
//   brief | look                                      how every page stands / and all that it shows
import { readSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = fileURLToPath(new URL("../../web/", import.meta.url));
const vite = createRequire(`${web}package.json`).resolve("vite");
const { runnerImport } = await import(pathToFileURL(vite).href);
// A mistake that was found and mended, put back: `{file, good, bad}` for the source of one module.
const mistake = JSON.parse(process.argv[4] ?? "null");
const plugins = mistake && [
  {
    name: "mistake",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(mistake.file)) return undefined;
      if (!code.includes(mistake.good)) throw new Error(`${mistake.file} does not hold ${mistake.good}`);
      return code.replace(mistake.good, mistake.bad);
    },
  },
];
const load = async (file) => {
  const options = { root: web, configFile: false, logLevel: "error", plugins: plugins ?? [] };
  return (await runnerImport(`${web}src/${file}.ts`, options)).module;
};
const { Tablet } = await load("sync/tablet");
const { seeded } = await load("sync/rehearsal/clock");

const [FROM, TO] = process.argv.slice(2, 4).map(Number); // not stdin: Vite makes that one not wait

// What is broken on purpose, so that the simulation can show that it would notice.
let broken = "";

let now = 0;
let out = [];
let wires = 0;
let timers = [];
let devices = new Map();
let pages = new Map();
const dialled = new Map();

function pendingOf({ log }) {
  return [...log.sent, ...log.queued];
}

class Browser {
  records = new Map();
  pages = [];
  asleep = false;
  broken = false;
  slow = 0;
  senders = [];
  made = 0;
  told = new Set();

  constructor(id, seed, locks) {
    [this.id, this.locks, this.chance] = [id, locks, seeded(seed)];
    this.wrong = Math.round((this.chance() - 0.5) * 4e8); // its clock on the wall is up to two days off
  }

  newId() {
    this.made += 1;
    return `d${this.id}n${String(this.made).padStart(12, "0")}`;
  }

  /** Which commands this device holds, told once for each command and number. */
  keep(record) {
    for (const { key, id } of record?.pending ?? []) this.tell("kept", key, id);
  }

  tell(what, key, id) {
    const once = `${what} ${key} ${id}`;
    if (this.told.has(once)) return;
    this.told.add(once);
    out.push([what, this.id, key, id]);
  }
}

class Page {
  dead = false;
  wires = new Set();
  endings = [];
  woken = () => {};
  leaving = () => {};
  known = new Set();
  said = "";
  refused = new Set();
  undrawn = new Set();

  constructor(id, device, identity) {
    [this.id, this.device] = [id, device];
    this.tablet = new Tablet(identity, this.surroundings());
    this.tablet.subscribe(() => this.look());
    void this.tablet.open();
  }

  surroundings() {
    const { device } = this;
    return {
      shelf: this.shelf(),
      dial: (events) => this.dial(events),
      now: () => now,
      wallClock: () => 1_800_000_000_000 + Math.round(now) + device.wrong,
      chance: device.chance,
      newId: () => device.newId(),
      later: (milliseconds, act) => this.later(milliseconds, act),
      soon: (act) => this.drawSoon(act),
      whenSender: (_, act) => this.whenSender(act),
      others: (_, act) => this.others(act),
      whenWoken: (act) => {
        this.woken = act;
        return () => {};
      },
      whenLeaving: (act) => {
        this.leaving = act;
        return () => {};
      },
    };
  }

  later(milliseconds, act) {
    const timer = { at: now + milliseconds, act, page: this };
    timers.push(timer);
    return () => {
      const place = timers.indexOf(timer);
      if (place >= 0) timers.splice(place, 1);
    };
  }

  /** The next picture is drawn as soon as nothing else happens at this moment. */
  drawSoon(act) {
    this.undrawn.add(act);
    return () => this.undrawn.delete(act);
  }

  draw() {
    const due = [...this.undrawn];
    this.undrawn.clear();
    for (const act of due) act();
  }

  shelf() {
    const { device } = this;
    const act = (make) =>
      new Promise((done, failed) => {
        const run = () => {
          if (this.dead) return; // the page went before its transaction did anything
          if (device.broken) failed(new Error("this device keeps nothing"));
          else done(make());
        };
        if (device.slow) this.later(device.slow, run);
        else queueMicrotask(run);
      });
    return {
      read: (name) => act(() => device.records.get(name)),
      change: (name, change) =>
        act(() => {
          const before = device.records.get(name);
          const forgets = broken === "outbox-forgets" && this.opening && before?.pending?.length;
          const next = change(forgets ? { ...before, pending: before.pending.slice(1) } : before);
          if (name.startsWith("outbox")) this.opening = false;
          device.records.set(name, next);
          device.keep(next);
          return next;
        }),
    };
  }

  opening = true;

  dial(events) {
    const id = ++wires;
    const wire = { id, page: this, events, open: false };
    this.wires.add(wire);
    dialled.set(id, wire);
    out.push(["dial", this.id, id]);
    return {
      send: (text) => wire.open && dialled.has(id) && out.push(["send", id, text]),
      close: () => this.hangUp(wire, true),
    };
  }

  hangUp(wire, tell) {
    if (!this.wires.delete(wire)) return;
    dialled.delete(wire.id);
    out.push(["close", wire.id]);
    if (tell) queueMicrotask(() => this.dead || wire.events.closed(1000, ""));
  }

  whenSender(act) {
    const { senders, locks } = this.device;
    senders.push(this);
    this.becomeSender = act;
    if (senders[0] === this || !locks) act();
    return () => this.stepDown();
  }

  stepDown() {
    const { device } = this;
    const wasFirst = device.senders[0] === this;
    device.senders = device.senders.filter((other) => other !== this);
    if (wasFirst && device.locks) device.senders[0]?.becomeSender();
  }

  others(act) {
    this.hear = act;
    return {
      tell: () => {
        for (const other of this.device.pages) if (other !== this) queueMicrotask(() => other.dead || other.hear?.());
      },
      close: () => (this.hear = undefined),
    };
  }

  go(politely) {
    if (politely) {
      this.leaving();
      this.tablet.close();
    }
    this.dead = true;
    this.device.pages = this.device.pages.filter((other) => other !== this);
    timers = timers.filter(({ page }) => page !== this);
    for (const wire of [...this.wires]) this.hangUp(wire, false);
    if (!politely) this.stepDown();
    pages.delete(this.id);
  }

  /** Tell what this page says and holds, where it is something new. */
  look() {
    if (this.dead) return;
    const { now: state } = this.tablet;
    for (const { key, id, after, command } of pendingOf(state)) {
      if (!this.known.has(key)) {
        this.known.add(key);
        out.push(["given", this.id, key, after, command.type]);
      }
      if (id !== null) this.device.tell("numbered", key, id);
    }
    for (const { key, code } of state.log.refused) {
      if (!this.refused.has(key)) {
        this.refused.add(key);
        out.push(["refused", this.id, key, code]);
      }
    }
    const { key, count, safe } = state.standing;
    const shown = broken === "saved-too-early" && key === "saving" ? "saved" : key;
    const said = `${shown} ${count} ${safe}`;
    if (said !== this.said) {
      this.said = said;
      out.push(["says", this.id, shown, count, safe]);
    }
  }

  brief() {
    const { log, line, standing } = this.tablet.now;
    const record = this.device.records.get(`outbox s/${log.you?.seat}`);
    return {
      ...{ page: this.id, line: line.at, says: standing.key, safe: standing.safe, epoch: log.epoch, seq: log.seq },
      ...{ pending: pendingOf(this.tablet.now).map(({ key, id }) => [key, id]), sent: log.sent.length },
      kept: (record?.pending ?? []).map(({ key }) => key),
    };
  }

  all() {
    const { confirmed, shown } = this.tablet.now.log;
    return { ...this.brief(), confirmed, shown: JSON.stringify(shown) === JSON.stringify(confirmed) ? null : shown };
  }
}

/** Nobody can do anything on a page that shows nothing yet. */
const shown = (p) => {
  const tablet = pages.get(p)?.tablet;
  return tablet?.now.log.you ? tablet : undefined;
};

const WHAT = {
  device: (d, seed, locks) => devices.set(d, new Browser(d, seed, locks)),
  shelf: (d, broken, slow) => Object.assign(devices.get(d), { broken, slow }),
  open: (p, d, identity) => {
    const page = new Page(p, devices.get(d), identity);
    pages.set(p, page);
    page.device.pages.push(page);
  },
  kill: (p) => pages.get(p)?.go(false),
  leave: (p) => pages.get(p)?.go(true),
  opened: (w) => {
    const wire = dialled.get(w);
    if (!wire) return;
    wire.open = true;
    wire.events.opened();
  },
  frame: (w, text) => dialled.get(w)?.events.message(text),
  closed: (w, code, reason) => {
    const wire = dialled.get(w);
    if (!wire) return;
    wire.page.wires.delete(wire);
    dialled.delete(w);
    wire.events.closed(code, reason);
  },
  do: (p, command, signed) => shown(p)?.do(command, signed),
  undo: (p) => shown(p)?.undo(),
  redo: (p) => shown(p)?.redo(),
  carry: (p, note, x, y) => shown(p)?.carry(note, x, y),
  sleep: (d) => (devices.get(d).asleep = true),
  wake: (d) => {
    devices.get(d).asleep = false;
    for (const page of devices.get(d).pages) page.woken();
  },
  brief: () => out.push(["all", [...pages.values()].map((page) => page.brief())]),
  look: () => out.push(["all", [...pages.values()].map((page) => page.all())]),
  world: (what) => {
    broken = what;
    [wires, timers, devices, pages] = [0, [], new Map(), new Map()];
    dialled.clear();
  },
};

/** Let the timers ring that are due. */
function ring() {
  const due = timers.filter(({ at, page }) => at <= now && !page.device.asleep).sort((a, b) => a.at - b.at);
  for (const timer of due) {
    const place = timers.indexOf(timer);
    if (place < 0) continue; // one of those before it has cancelled it
    timers.splice(place, 1);
    timer.act();
  }
}

/** Everything that waits for a promise has gone on. */
const calm = () => new Promise((done) => setImmediate(done));

async function answered([at, asked]) {
  [now, out] = [at, []];
  ring();
  for (const [what, ...more] of asked) {
    WHAT[what](...more);
    await calm();
  }
  for (const page of pages.values()) {
    if (!page.device.asleep) page.draw();
    page.look();
  }
  let next = null;
  for (const { at: due, page } of timers) if (!page.device.asleep && (next === null || due < next)) next = due;
  return { o: out, n: next };
}

const chunk = Buffer.alloc(1 << 16);
let rest = [];

/** The next line; null at the end. Nothing else happens meanwhile, which is what makes a world come again. */
function line() {
  for (;;) {
    const end = rest.length ? rest.at(-1).indexOf(10) : -1;
    if (end >= 0) {
      const last = rest.pop();
      const text = Buffer.concat([...rest, last.subarray(0, end)]).toString();
      rest = end + 1 < last.length ? [last.subarray(end + 1)] : [];
      return text;
    }
    const size = readSync(FROM, chunk);
    if (size === 0) return null;
    rest.push(Buffer.from(chunk.subarray(0, size)));
  }
}

function write(text) {
  const bytes = Buffer.from(`${text}\n`);
  for (let from = 0; from < bytes.length; ) from += writeSync(TO, bytes, from);
}

write("ready");
for (let text = line(); text !== null; text = line()) write(JSON.stringify(await answered(JSON.parse(text))));
