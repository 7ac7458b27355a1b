import { describe, expect, test } from "vitest";
import type { AnyCommand, AnyEvent, Events, State, Welcome } from "../contract";
import { foldAll, start } from "../projections/state";
import type { Log } from "./log";
import * as logs from "./log";
import type { Pending } from "./pending";
import { OPENING } from "./rehearsal/hall";

const CARD = "scale:link:where";
const STATE = foldAll(start(), OPENING);
const WELCOME: Welcome = {
  ...{ type: "welcome", you: { role: "participant", seat: "ann", group: "link" }, epoch: "one" },
  ...{ seq: 5, at: 0, state: STATE, done: 0, promise: "on disk" },
};

const move = (x: number): AnyCommand => ({ type: "moveNote", note: CARD, x, y: 0 });
const item = (n: number, command: AnyCommand = move(n), after: string | null = null): Pending => ({
  ...{ key: `key${n}`, id: `tab:${n}`, command, at: 0, after },
});
const moved = (seq: number, x: number, id: string, by = "ann"): AnyEvent => ({
  ...{ type: "note.moved", seq, at: 0, by, id, board: "scale:link", note: CARD, x, y: 0 },
});
const frame = (after: number, ...events: AnyEvent[]): Events => ({
  ...{ type: "events", after, upto: events.at(-1)?.seq ?? after, events },
});
const happened = (log: Log, after: number, ...events: AnyEvent[]) =>
  logs.happened(log, frame(after, ...events)) ?? log;
const at = (state: State) => state.boards.notes[CARD]?.x;
const ids = (items: readonly Pending[]) => items.map(({ id }) => id);
const greeted = () => logs.welcomed(logs.empty(), WELCOME);

/** The log with these commands given and kept. */
function with_(log: Log, ...items: Pending[]): Log {
  return items.reduce(logs.given, log);
}

/** The equation, worked out the long way. */
function holds(log: Log): void {
  const foreseen = logs.pending(log).flatMap(({ event }) => (event ? [event] : []));
  expect(log.shown).toEqual(foldAll(log.confirmed, foreseen));
}

test("somebody else's event under the same id acknowledges nothing", () => {
  const [log] = logs.take(with_(greeted(), item(1)), 1);
  const next = happened(log, 5, moved(6, 900, "tab:1", "bob"));
  expect([ids(next.sent), at(next.shown), at(next.confirmed)]).toEqual([["tab:1"], 1, 900]);
  holds(next);
});

test("one's own event whose author nobody is told acknowledges, even to whoever wrote it for somebody", () => {
  for (const by of ["link", ""]) {
    const [log] = logs.take(with_(greeted(), item(1)), 1);
    expect(ids(happened(log, 5, moved(6, 1, "tab:1", by)).sent)).toEqual([]);
  }
});

test("a story: edit, edit, somebody else's event, acknowledgement, acknowledgement", () => {
  // 1. Two moves are given: shown at once, confirmed not.
  let log = with_(greeted(), item(1), item(2));
  expect([at(log.shown), at(log.confirmed)]).toEqual([2, undefined]);
  holds(log);
  // 2. One is sent, one stays in the queue.
  const [first, sent] = logs.take(log, 1);
  log = first;
  expect([ids(sent), ids(log.sent), ids(log.queued)]).toEqual([["tab:1"], ["tab:1"], ["tab:2"]]);
  holds(log);
  // 3. Bob moves the same card: he is confirmed, but what is shown is still one's own.
  log = happened(log, 5, moved(6, 900, "bob-tab:1", "bob"));
  expect([at(log.shown), at(log.confirmed)]).toEqual([2, 900]);
  holds(log);
  // 4. One's own first move comes back: it is the acknowledgement.
  log = happened(log, 6, moved(7, 1, "tab:1"));
  expect([at(log.shown), at(log.confirmed), ids(log.sent)]).toEqual([2, 1, []]);
  holds(log);
  // 5. The second is sent and comes back: nothing is left over, and all is the same.
  [log] = logs.take(log, 5);
  log = happened(log, 7, moved(8, 2, "tab:2"));
  expect(logs.pending(log)).toEqual([]);
  expect(log.shown).toEqual(log.confirmed);
});

describe("L3 a command leaves by its event, by done, or by a refusal", () => {
  test("done", () => {
    const [log] = logs.take(with_(greeted(), item(1)), 1);
    expect(logs.pending(logs.done(log, { type: "done", id: "tab:1", seq: 4 }))).toEqual([]);
  });

  test("a refusal, whose words stay until they are read", () => {
    const [log] = logs.take(with_(greeted(), item(1)), 1);
    const after = logs.refused(log, { type: "refused", id: "tab:1", code: "parked", message: "Put aside." });
    expect([logs.pending(after), at(after.shown)]).toEqual([[], undefined]);
    expect(after.refused).toMatchObject([{ key: "key1", code: "parked", message: "Put aside." }]);
    expect(logs.dismissed(after, "key1").refused).toEqual([]);
  });

  test("what is not one's own settles nothing", () => {
    const log = with_(greeted(), item(1));
    expect(logs.done(log, { type: "done", id: "other:1", seq: 4 }).queued.length).toBe(1);
    expect(logs.refused(log, { type: "refused", id: "other:1", code: "x", message: "" }).queued.length).toBe(
      1,
    );
  });
});

test("L4 a refusal that means again puts everything back, in order", () => {
  const [log] = logs.take(with_(greeted(), item(1), item(2), item(3)), 2);
  const after = logs.refused(log, { type: "refused", id: "tab:1", code: "too-fast", message: "" });
  expect([ids(after.sent), ids(after.queued)]).toEqual([[], ["tab:1", "tab:2", "tab:3"]]);
  expect(after.refused).toEqual([]);
});

describe("L5 continuity", () => {
  test("a gap changes nothing and is told [G21]", () => {
    expect(logs.happened(greeted(), frame(7, moved(8, 1, "x:1")))).toBeNull();
  });

  test("events before the place change nothing", () => {
    const log = happened(greeted(), 5, moved(6, 1, "x:1"));
    expect(logs.happened(log, frame(5, moved(6, 1, "x:1")))).toBe(log);
  });

  test("of events that overlap, only the new ones count", () => {
    const log = happened(greeted(), 5, moved(6, 1, "x:1"));
    const after = happened(log, 5, moved(6, 999, "x:1"), moved(7, 2, "x:2"));
    expect([at(after.confirmed), after.seq, after.place]).toEqual([
      2,
      7,
      { epoch: "one", seq: 7, id: "x:2" },
    ]);
  });

  test("events that were withheld move the count, and not the place", () => {
    const log = happened(greeted(), 5, moved(6, 1, "x:1"));
    const after = logs.happened(log, { type: "events", after: 6, upto: 9, events: [] });
    expect([after?.seq, after?.confirmed.seq, after?.place?.seq]).toEqual([9, 9, 6]);
  });

  test("a tick beyond what has come tells of a gap [G21]", () => {
    expect(logs.isBehind(greeted(), { type: "tick", seq: 6, at: 0 })).toBe(true);
    expect(logs.isBehind(greeted(), { type: "tick", seq: 5, at: 0 })).toBe(false);
  });
});

describe("L6 a new connection", () => {
  test("puts what was sent back into the queue, before what was queued", () => {
    const [log] = logs.take(with_(greeted(), item(1), item(2), item(3)), 2);
    const after = logs.welcomed(log, { ...WELCOME, state: null });
    expect([ids(after.sent), ids(after.queued)]).toEqual([[], ["tab:1", "tab:2", "tab:3"]]);
    holds(after);
  });

  test("with a whole state begins from that, and has no place to go on from", () => {
    const log = happened(with_(greeted(), item(1)), 5, moved(6, 77, "x:1"));
    const after = logs.welcomed(log, WELCOME);
    expect([at(after.confirmed), at(after.shown), after.place]).toEqual([undefined, 1, null]);
    holds(after);
  });

  test("goes on from its place, where a log that lost its end has grown anew [G11, G20]", () => {
    const seen = happened(greeted(), 5, moved(6, 600, "elsewhere", "bob"));
    const unseen = logs.happened(seen, { type: "events", after: 6, upto: 20, events: [] }) ?? seen;
    const back = logs.welcomed(unseen, { ...WELCOME, seq: 6, state: null });
    const next = happened(back, 6, moved(7, 700, "another", "bob"));
    expect([next.seq, at(next.confirmed), at(next.shown)]).toEqual([7, 700, 700]);
    holds(next);
  });

  test("a reset leaves on its way what is on its way", () => {
    const [log] = logs.take(with_(greeted(), item(1)), 1);
    const after = logs.reset(log, { type: "reset", you: WELCOME.you, epoch: "one", seq: 9, state: STATE });
    expect([ids(after.sent), at(after.shown), after.seq, after.place]).toEqual([["tab:1"], 1, 9, null]);
  });
});

describe("L7 an undo", () => {
  const back = item(2, { type: "unplaceNote", note: CARD }, "key1");

  test("waits until what it takes back is recorded, and then names it", () => {
    let [log, sent] = logs.take(with_(greeted(), item(1), back), 9);
    expect(ids(sent)).toEqual(["tab:1"]);
    log = happened(log, 5, moved(6, 1, "tab:1"));
    [log, sent] = logs.take(log, 9);
    expect(sent[0]?.command).toEqual({ type: "unplaceNote", note: CARD, since: 6 });
  });

  test("lets what it takes back pass, when that got a new number and stands behind it [G61]", () => {
    const undo = item(2, move(0), "key1");
    const behind = { ...item(1), id: "tab:1000" };
    const [first, one] = logs.take(with_(greeted(), undo, behind, item(3)), 9);
    expect([ids(one), ids(first.queued)]).toEqual([["tab:1000", "tab:3"], ["tab:2"]]);
    const [second, two] = logs.take(happened(first, 5, moved(6, 1, "tab:1000")), 9);
    expect([ids(two), second.queued]).toEqual([["tab:2"], []]);
  });

  test("goes with what it would have taken back, and takes its redo with it", () => {
    const again = item(3, move(1), "key2");
    const log = with_(greeted(), item(1), back, again);
    const after = logs.refused(log, { type: "refused", id: "tab:1", code: "parked", message: "" });
    expect(logs.pending(after)).toEqual([]);
    expect(after.refused.length).toBe(1);
  });
});

describe("what the outbox holds", () => {
  test("gives a command its number, before which it is not sent", () => {
    const log = logs.given(greeted(), { ...item(1), id: null });
    expect(logs.take(log, 9)[1]).toEqual([]);
    expect(ids(logs.take(logs.held(log, [item(1)], []), 9)[1])).toEqual(["tab:1"]);
  });

  test("from another page comes in by number, and is shown", () => {
    const log = logs.held(with_(greeted(), item(2)), [item(1), item(2)], []);
    expect([ids(log.queued), at(log.shown)]).toEqual([["tab:1", "tab:2"], 2]);
    holds(log);
  });

  test("does not bring back what was settled here meanwhile", () => {
    let [log] = logs.take(with_(greeted(), item(1), item(2)), 2);
    log = happened(log, 5, moved(6, 1, "tab:1"));
    log = logs.refused(log, { type: "refused", id: "tab:2", code: "parked", message: "" });
    log = logs.held(log, [item(1), item(2)], []);
    expect(logs.pending(log)).toEqual([]);
    expect(log.refused.length).toBe(1);
    expect(logs.held(logs.dismissed(log, "key2"), [], log.refused).refused).toEqual([]);
  });

  test("and what another page settled leaves here as well", () => {
    expect(logs.pending(logs.held(with_(greeted(), item(1), item(2)), [item(2)], [])).length).toBe(1);
  });

  test("nothing of a stale command that another page has settled [G61]", () => {
    const [log] = logs.take(with_(greeted(), item(1), item(2)), 2);
    const next = logs.over(logs.held(logs.stale(log, "tab:1"), [item(2)], []), "key1");
    expect(ids(logs.pending(next))).toEqual(["tab:2"]);
    holds(next);
  });

  test("of a stale command waits for its new number at the end", () => {
    const [log] = logs.take(with_(greeted(), item(1), item(2)), 1);
    const after = logs.held(logs.stale(log, "tab:1"), [item(2), { ...item(1), id: "tab:9" }], []);
    expect([ids(after.sent), ids(after.queued)]).toEqual([[], ["tab:2", "tab:9"]]);
  });
});
