/** Whichever way one comes to a moment, from wherever the events come, it is the same. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnyEvent } from "../contract";
import { foldAll, start } from "../projections/state";
import { fileSource } from "./fileSource";
import { Hand, happened, page, Shelf, settled } from "./given";
import { Replay } from "./replay";
import { Timeline } from "./timeline";
import { EVERYTHING, type Filter, KINDS, type Source } from "./types";

const board = fc.constantFrom("scale:lw", "scale:ppi", "chart:lw", "scale:lw:ann");
const aspect = fc.constantFrom("pace", "trust", "money");
const id = fc.constantFrom("n1", "n2", "n3");
const place = fc.integer({ min: 0, max: 1000 });
const activity = fc.constantFrom("scale", "chart");

const happening = fc.oneof(
  fc
    .record({ board, aspect, x: place, y: place })
    .map(
      ({ board, aspect, x, y }) => ({ type: "note.moved", board, note: `${board}:${aspect}`, x, y }) as const,
    ),
  fc
    .record({ board, aspect })
    .map(({ board, aspect }) => ({ type: "note.unplaced", board, note: `${board}:${aspect}` }) as const),
  fc
    .record({ board, note: id, text: id, x: place, y: place })
    .map((note) => ({ type: "note.added", aspect: null, ...note }) as const),
  fc.record({ board, note: id, text: id }).map((said) => ({ type: "note.reworded", ...said }) as const),
  fc
    .record({ board, aspect, mark: fc.constantFrom("undecided", "open", "depends") })
    .map((said) => ({ type: "aspect.marked", ...said }) as AnyEvent),
  fc
    .record({ board, comment: id, on: id, text: id })
    .map((said) => ({ type: "comment.added", ...said }) as const),
  fc.record({ activity }).map((one) => ({ type: "boards.revealed", ...one }) as const),
  fc.record({ activity }).map((one) => ({ type: "writing.shared", ...one }) as const),
  fc.record({ activity }).map((one) => ({ type: "activity.started", ...one }) as const),
  fc.constant({ type: "moment.removed", moment: "m" } as const),
);

/** An afternoon of which a viewer sees some events, now and then with nothing happening for a while. */
const afternoons = fc
  .array(fc.tuple(happening, fc.integer({ min: 1, max: 4 }), fc.constantFrom(1, 500, 40_000)), {
    maxLength: 120,
  })
  .map((told) => {
    let [seq, at] = [0, 0];
    const events = told.map(([one, steps, pause]) => {
      seq += steps;
      at += pause;
      return { ...one, seq, at };
    });
    return happened(...(events as never[]));
  });

function bothWays(events: readonly AnyEvent[], size: number): readonly Source[] {
  const shelf = new Shelf(events);
  shelf.rows = size;
  const { upto } = shelf.about;
  const { timeline, incidents, epoch } = page(events, 0, upto, upto);
  const today = { ...shelf.stateAt(upto), seq: upto };
  const chunks = Math.ceil(upto / size);
  const file = { ...shelf.about, kind: "replay", epoch, incidents, start: null, today, timeline, chunks };
  const getElementById = (name: string) => {
    const place = Number(name.replace("leeway-events-", ""));
    const here = events.filter(({ seq }) => seq > place * size && seq <= (place + 1) * size);
    const found = name === "leeway-replay" ? file : place < chunks ? here : null;
    return found && ({ textContent: JSON.stringify(found) } as HTMLElement);
  };
  return [shelf, fileSource({ getElementById }, size)];
}

/** Let what is on its way come, also where a file takes long to be read. */
async function come(replay: Replay): Promise<void> {
  await settled();
  if (replay.shown().seeking) await new Promise((go) => setTimeout(go));
}

async function shownAt(replay: Replay, clock: Hand, seq: number) {
  replay.seek(seq);
  while (replay.shown().seeking || replay.shown().seq !== seq) {
    await come(replay);
    clock.draw(100);
  }
  return replay.shown().state;
}

test("forward, backward, by jump, over the borders of chunks, from a server or a file: the same state [G33]", async () => {
  const jumps = fc.array(fc.nat(500), { maxLength: 40 });
  const property = fc.asyncProperty(
    afternoons,
    fc.integer({ min: 1, max: 150 }),
    jumps,
    async (events, size, to) => {
      const upto = events.at(-1)?.seq ?? 0;
      const expected = (seq: number) => ({
        ...foldAll(
          start(),
          events.filter((event) => event.seq <= seq),
        ),
        seq,
      });
      const there = Array.from({ length: upto + 1 }, (_, seq) => seq);
      for (const source of bothWays(events, size)) {
        const clock = new Hand();
        const replay = await Replay.open(source, to[0], { clock, chunk: size });
        for (const seq of [...there, ...there.toReversed(), ...to.map((one) => one % (upto + 1))]) {
          expect(await shownAt(replay, clock, seq)).toEqual(expected(seq));
        }
        replay.close();
      }
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

test("playing comes through every state in order, and ends where the session ends", async () => {
  const property = fc.asyncProperty(
    afternoons,
    fc.integer({ min: 5, max: 150 }),
    fc.boolean(),
    async (events, size, skips) => {
      for (const source of bothWays(events, size)) {
        const { upto } = source.about;
        const clock = new Hand();
        const replay = await Replay.open(source, 0, { clock, chunk: size });
        await settled();
        if (replay.timeline.length === 0) continue;
        replay.setSpeed(64);
        replay.setSkipsIdle(skips);
        let [seq, at] = [0, 0];
        replay.subscribe(() => {
          const now = replay.shown();
          expect(now.seq).toBeGreaterThanOrEqual(seq);
          expect(now.at).toBeGreaterThanOrEqual(at);
          expect(now.state.seq).toBe(now.seq);
          [seq, at] = [now.seq, now.at];
        });
        replay.play();
        for (let frame = 0; frame < 20_000 && replay.shown().playing; frame++) {
          clock.draw(50);
          if (replay.shown().seeking) await come(replay);
        }
        expect(replay.shown()).toMatchObject({ seq: upto, playing: false, at: replay.timeline.until });
        replay.close();
      }
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

test("what is found by looking ahead is what reading every row finds", () => {
  const filters = fc.record({
    groups: fc.subarray(["lw", "ppi", "none"]),
    aspects: fc.subarray(["pace", "trust"]),
    kinds: fc.subarray([...KINDS]),
  });
  const property = fc.property(
    afternoons,
    fc.integer({ min: 1, max: 50 }),
    filters,
    (events, size, filter) => {
      const head = events.at(-1)?.seq ?? 0;
      let timeline = Timeline.empty();
      for (let after = 0; after < head; after += size) {
        timeline = timeline.append(page(events, after, Math.min(head, after + size), head));
      }
      const rows = [...timeline.rows(EVERYTHING)];
      const passing = rows.flatMap((row, place) => (passes(row, filter) ? [place] : []));
      for (let row = -1; row <= rows.length; row++) {
        expect(timeline.next(row, filter)).toBe(passing.find((one) => one > row) ?? null);
        expect(timeline.previous(row, filter)).toBe(passing.findLast((one) => one < row) ?? null);
      }
      const total = timeline.histogram(7, filter).reduce((sum, bucket) => sum + bucket.total, 0);
      expect(total).toBe(passing.length);
      for (const on of new Set(rows.map((row) => row.on))) {
        const own = on === "" ? [] : rows.flatMap((row, place) => (row.on === on ? [place] : []));
        expect(timeline.rowsOf(on)).toEqual(own);
      }
      for (const { activity, fromRow, untilRow } of timeline.activities()) {
        expect(rows.slice(fromRow, untilRow + 1).every((row) => row.activity === activity)).toBe(true);
      }
    },
  );
  fc.assert(property, { numRuns: 60 });
});

function passes(
  row: { group: string; aspect: string; kind: string },
  { groups, aspects, kinds }: Filter,
): boolean {
  const among = (wanted: readonly string[], one: string) => wanted.length === 0 || wanted.includes(one);
  return among(groups, row.group) && among(aspects, row.aspect) && among(kinds, row.kind);
}
