/**
 * What one tablet knows of its session, and what it has to add. Pure; every transition is total and gives a new log.
 *
 *     confirmed + sent + queued = shown
 *
 * L1  `confirmed` is the fold of what the server has sent, and of nothing else.
 * L2  `sent` are commands on this connection without an answer, `queued` those not on their way. Both are in the order in
 *     which they were given, and `sent` comes before `queued`.
 * L3  A command's own event is its acknowledgement; so is `done`. An event of somebody else's is not, whatever id they gave
 *     it; one whose author is not told is, if it has the id. It leaves by one of these or by a refusal, never else.
 * L4  A refusal that means "again" puts every sent command back into the queue: none may overtake it.
 * L5  Events at or before `seq` change nothing; events that leave a gap change nothing and ask for a new connection.
 * L6  A new connection, or the loss of one, puts what was sent back into the queue: the server knows what it has had.
 * L7  An undo waits until what it takes back is recorded, so that the server can tell whether anybody came between; if
 *     that was refused, there is nothing to take back and the undo goes with it.
 * L8  Under another epoch words may have been erased for good: an undo that would bring back earlier words goes with them.
 */
import type {
  AnyCommand,
  AnyEvent,
  Done,
  Events,
  Refused,
  Reset,
  State,
  Tick,
  Welcome,
  You,
} from "../contract";
import { whose } from "../projections/change";
import { foldAll, start } from "../projections/state";
import { signature } from "./envelope";
import {
  AGAIN,
  byNumber,
  type Foreseen,
  foldForeseen,
  foresee,
  foreseeAll,
  type Pending,
  type RefusedCommand,
} from "./pending";
import { redirected } from "./predictOnBoard";

/** Where a new connection goes on from: the last event that this tablet has seen, as it saw it. */
export interface Place {
  readonly epoch: string;
  readonly seq: number;
  readonly id: string;
}

export interface Log {
  readonly you: You | null;
  /** What "saved" means on this server, in words. */
  readonly promise: string;
  readonly epoch: string;
  /** Everything up to here is in `confirmed`. */
  readonly seq: number;
  /** Null when no event has come since the last whole state: then a new connection asks for the state again. */
  readonly place: Place | null;
  readonly confirmed: State;
  readonly sent: readonly Foreseen[];
  readonly queued: readonly Foreseen[];
  readonly shown: State;
  readonly refused: readonly RefusedCommand[];
  /** The seqs of this tablet's latest recorded commands, by key and by id. */
  readonly recorded: ReadonlyMap<string, number>;
  /** The keys of commands that were settled here, and of refusals that were read: the outbox may learn of it later. */
  readonly settled: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
}

const REMEMBERED = 1000;

export function empty(): Log {
  const state = start();
  return {
    ...{ you: null, promise: "", epoch: "", seq: 0, place: null, confirmed: state, shown: state },
    ...{ sent: [], queued: [], refused: [], recorded: new Map(), settled: new Set(), read: new Set() },
  };
}

/** Without any command or refusal: they belong to somebody else. */
export function emptied(log: Log): Log {
  return show({ ...log, sent: [], queued: [], refused: [] });
}

/** Every command that the server has not settled. */
export function pending(log: Log): readonly Foreseen[] {
  return [...log.sent, ...log.queued];
}

/** A command was given on this tablet. */
export function given(log: Log, item: Pending): Log {
  const next = foresee(item, log.shown, log.you?.seat ?? "");
  return { ...log, queued: [...log.queued, next], shown: foldForeseen(log.shown, [next]) };
}

/** What the outbox holds now, for all tabs: commands in rising order, and refusals not yet read. */
export function held(log: Log, items: readonly Pending[], refusals: readonly RefusedCommand[]): Log {
  const ids = new Map(items.map((item) => [item.key, item.id]));
  const stays = ({ id, key }: Pending) => id === null || ids.has(key);
  const named = (item: Foreseen) => {
    const id = ids.get(item.key) ?? item.id;
    return id === item.id ? item : { ...item, id };
  };
  const [sent, own] = [log.sent.filter(stays).map(named), log.queued.filter(stays).map(named)];
  const known = new Set([...sent, ...own].map(({ key }) => key));
  const fresh = items.filter(({ key }) => !known.has(key) && !log.settled.has(key));
  const queued = [...fresh.map((item) => ({ ...item, event: null })), ...own].sort(byNumber);
  const local = log.refused.filter(({ key }) => !refusals.some((item) => item.key === key));
  const refused = [...refusals, ...local].filter(({ key }) => !log.read.has(key));
  const next = { ...log, sent, queued, refused };
  if (fresh.length) return foreseen(next);
  // A number alone changes nothing that is shown, and it is most of what the outbox ever tells.
  return sent.length === log.sent.length && sameOrder(queued, log.queued) ? next : show(next);
}

/** The keys of those that the outbox holds although they were settled here. */
export function settled(log: Log, items: readonly Pending[]): readonly string[] {
  return items.map(({ key }) => key).filter((key) => log.settled.has(key));
}

/** Up to `count` commands go on their way; an undo learns here which event it takes back, a new note where it goes now. */
export function take(log: Log, count: number): readonly [Log, readonly Pending[]] {
  const ready: Foreseen[] = [];
  const unsettled = new Set(pending(log).map(({ key }) => key));
  const ahead = new Set(log.sent.map(({ key }) => key));
  for (const item of log.queued) {
    const early = item.after !== null && unsettled.has(item.after);
    // What it takes back got a new number and stands behind it: it lets that pass, and will get a new one, too.
    if (early && !ahead.has(item.after ?? "")) continue;
    ahead.add(item.key);
    if (ready.length === count || item.id === null || early) break;
    const who = whose({ by: log.you?.seat ?? "", ...signature(item, "") });
    ready.push({ ...item, command: redirected(since(log, item), log.confirmed, who) });
  }
  if (ready.length === 0) return [log, ready];
  const gone = new Set(ready.map(({ key }) => key));
  const queued = log.queued.filter(({ key }) => !gone.has(key));
  return [{ ...log, sent: [...log.sent, ...ready], queued }, ready];
}

/** A connection was accepted. */
export function welcomed(log: Log, { you, epoch, seq, state, promise }: Welcome): Log {
  const back = unsent({ ...log, you, promise });
  if (state) return replacedBy(back, epoch, seq, state);
  // Between the place and `seq` there was nothing for these eyes; a log that lost its end since may have grown anew there.
  return seq < log.seq ? { ...back, seq, confirmed: { ...back.confirmed, seq } } : back;
}

/** The server has sent everything afresh. What is on its way on this connection is still on its way. */
export function reset(log: Log, { you, epoch, seq, state }: Reset): Log {
  return replacedBy({ ...log, you }, epoch, seq, state);
}

/** The connection is gone, or the server asked to be sent everything again. */
export function unsent(log: Log): Log {
  return log.sent.length ? { ...log, sent: [], queued: pending(log) } : log;
}

/** Events came; null when some before them are missing (L5). */
export function happened(log: Log, frame: Events): Log | null {
  if (frame.after > log.seq) return null;
  if (frame.upto <= log.seq) return log;
  const news = frame.events.filter((event) => event.seq > log.seq);
  const last = news.at(-1);
  const place = last ? { epoch: log.epoch, seq: last.seq, id: last.id } : log.place;
  const confirmed = { ...foldAll(log.confirmed, news), seq: frame.upto };
  const own = news.filter((event) => isOwn(event, log.you, confirmed));
  return settle({ ...log, confirmed, seq: frame.upto, place }, own);
}

/** The server had recorded this command before. */
export function done(log: Log, { id, seq }: Done): Log {
  return settle(log, [{ id, seq }]);
}

/** The server did not record this command. */
export function refused(log: Log, { id, code, message }: Refused): Log {
  const item = pending(log).find((candidate) => candidate.id === id);
  if (!item) return log;
  if (AGAIN.has(code)) return unsent(log);
  const { key, command } = item;
  const why = { key, command, code, message, ...signature(item, "") };
  return without({ ...log, refused: [...log.refused, why] }, new Set([key]));
}

/** Its number is too old to be recorded: it waits in the queue for a new one. */
export function stale(log: Log, id: string): Log {
  const item = pending(log).find((candidate) => candidate.id === id);
  if (!item) return log;
  const others = (other: Pending) => other !== item;
  const queued = [...log.queued.filter(others), { ...item, id: null }];
  return show({ ...log, sent: log.sent.filter(others), queued });
}

/** Another page has settled this command. */
export function over(log: Log, key: string): Log {
  return without(log, new Set([key]));
}

/** Somebody has read why this command was refused. */
export function dismissed(log: Log, key: string): Log {
  const refused = log.refused.filter((item) => item.key !== key);
  return { ...log, refused, read: latest([...log.read, key]) };
}

/** Whether a tick speaks of events that have not come: the server tells of them before it ticks. */
export function isBehind(log: Log, { seq }: Tick): boolean {
  return seq > log.seq;
}

/** Everything afresh, as the server or this device has it. */
export function replacedBy(log: Log, epoch: string, seq: number, confirmed: State): Log {
  const next = { ...log, epoch, seq, place: null, confirmed };
  return foreseen(isRewritten(log, epoch) ? without(next, bringingBack(log)) : next);
}

/** Is the log of this epoch another one than was known, so that words may have been erased from it? */
export function isRewritten(log: Log, epoch: string): boolean {
  return log.epoch !== "" && log.epoch !== epoch;
}

function bringingBack(log: Log): ReadonlySet<string> {
  const back = pending(log).filter(({ after, command }) => after !== null && "text" in command);
  return new Set(back.map(({ key }) => key));
}

/** One whose author is not told keeps its id for the tablet that gave it; for all others the id is a digest. */
function isOwn({ by }: AnyEvent, you: You | null, { people }: State): boolean {
  return by === you?.seat || !(by in people.seats || by in people.facilitators);
}

function settle(log: Log, events: readonly Pick<AnyEvent, "id" | "seq">[]): Log {
  const seqs = new Map(events.map(({ id, seq }) => [id, seq]));
  const own = pending(log).filter(({ id }) => id !== null && seqs.has(id));
  const news = own.flatMap(({ key, id }) =>
    [key, id ?? key].map((name) => [name, seqs.get(id ?? "") ?? 0] as const),
  );
  const recorded = own.length ? new Map([...log.recorded, ...news].slice(-REMEMBERED)) : log.recorded;
  return without({ ...log, recorded }, new Set(own.map(({ key }) => key)));
}

/** Without these commands, nor (L7) what would have taken back one of them that was not recorded. */
function without(log: Log, keys: ReadonlySet<string>): Log {
  const gone = new Set(keys);
  for (const { key, after } of pending(log)) {
    if (after !== null && gone.has(after) && !log.recorded.has(after)) gone.add(key);
  }
  const stays = (item: Pending) => !gone.has(item.key);
  const settled = gone.size ? latest([...log.settled, ...gone]) : log.settled;
  return show({ ...log, settled, sent: log.sent.filter(stays), queued: log.queued.filter(stays) });
}

function sameOrder(a: readonly Pending[], b: readonly Pending[]): boolean {
  return a.length === b.length && a.every(({ key }, n) => key === b[n]?.key);
}

function latest(keys: readonly string[]): ReadonlySet<string> {
  return new Set(keys.slice(-REMEMBERED));
}

function since(log: Log, { after, command }: Pending): AnyCommand {
  const seq = after === null ? undefined : log.recorded.get(after);
  const canWait = ["moveNote", "unplaceNote", "rewordNote", "setDiscussed", "rewordPoint"].includes(
    command.type,
  );
  return seq === undefined || !canWait ? command : ({ ...command, since: seq } as AnyCommand);
}

function foreseen(log: Log): Log {
  const items = foreseeAll(pending(log), log.confirmed, log.you?.seat ?? "");
  return show({ ...log, sent: items.slice(0, log.sent.length), queued: items.slice(log.sent.length) });
}

function show(log: Log): Log {
  return { ...log, shown: foldForeseen(log.confirmed, pending(log)) };
}
