import { expect, test } from "vitest";
import type { AnyEvent, State } from "../contract";
import { foldAll, start } from "../projections/state";
import { fileSource } from "./fileSource";
import { Hand, moves, page } from "./given";
import { Replay } from "./replay";
import { EVERYTHING } from "./types";

/** A file of these events, as a browser has it; and which of its scripts were read. */
function file(events: readonly AnyEvent[], size: number, after = 0, before: State | null = null) {
  const read: string[] = [];
  const upto = events.at(-1)?.seq ?? after;
  const chunks = Math.ceil((upto - after) / size);
  const { timeline, incidents, epoch } = page(events, after, upto, upto);
  const today = foldAll(before ?? start(), events);
  const told = { kind: "replay", session: "s", title: "Pace", eyes: "wall", after, upto, blurred: false };
  const about = { ...told, made: 1, epoch, incidents, start: before, today, timeline, chunks };
  const scripts = new Map<string, unknown>([["leeway-replay", about]]);
  for (let place = 0; place < chunks; place++) {
    const from = after + place * size;
    const here = events.filter(({ seq }) => seq > from && seq <= from + size);
    scripts.set(`leeway-events-${place}`, here);
  }
  const getElementById = (id: string) => {
    read.push(id);
    return scripts.has(id) ? ({ textContent: JSON.stringify(scripts.get(id)) } as HTMLElement) : null;
  };
  return { document: { getElementById }, read };
}

test("a file says what it is of, and its timeline is one page", async () => {
  const source = fileSource(file(moves(35), 10).document, 10);
  expect(source.about).toEqual({
    ...{ session: "s", title: "Pace", eyes: "wall", after: 0, upto: 35, blurred: false },
  });
  expect(await source.timeline(0)).toMatchObject({ after: 0, upto: 35, head: 35 });
  expect((await source.today()).seq).toBe(35);
});

test("only the scripts that are needed are read", async () => {
  const { document, read } = file(moves(35), 10);
  const source = fileSource(document, 10);
  expect((await source.events(10, 20)).map(({ seq }) => seq)).toEqual([
    11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
  ]);
  expect(read).toEqual(["leeway-replay", "leeway-events-1"]);
});

test("a state is folded from the nearest one that is kept, and is what all events before amount to", async () => {
  const { document, read } = file(moves(600), 10);
  const source = fileSource(document, 10);
  for (const seq of [590, 0, 300, 10, 580]) {
    expect(await source.state(seq)).toEqual(foldAll(start(), moves(seq)));
  }
  const before = read.length;
  await source.state(300);
  expect(read.length - before).toBeLessThanOrEqual(1);
});

test("a clip begins with the state before it", async () => {
  const before = foldAll(start(), moves(7));
  const clip = file(moves(33).slice(7), 10, 7, before);
  const source = fileSource(clip.document, 10);
  expect(await source.state(7)).toEqual(before);
  expect(await source.state(27)).toEqual(foldAll(start(), moves(27)));
  expect(await source.events(17, 27)).toHaveLength(10);
  const replay = await Replay.open(source, 20, { clock: new Hand(), chunk: 10 });
  expect(replay.shown().state).toEqual(foldAll(start(), moves(20)));
  expect([...replay.timeline.rows(EVERYTHING)]).toHaveLength(26);
});

test("what is no replay is not taken for one", () => {
  expect(() => fileSource({ getElementById: () => null })).toThrow("leeway-replay");
});
