import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { start } from "../projections/state";
import { serverSource } from "./serverSource";

/** What was asked for, with the key; and what is answered, by the beginning of the path. */
const asked: string[] = [];
let answers: Record<string, unknown> = {};

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(`${headers.Authorization} ${path}`);
    const found = Object.entries(answers).find(([beginning]) => path.includes(beginning))?.[1];
    if (typeof found === "number") return Response.json({ code: "replay-closed" }, { status: found });
    return Response.json(found);
  });
  const session = { ...start().session, title: "Pace" };
  answers = { "/state": { seq: 7, at: 1, state: { ...start(), session, seq: 7 } } };
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("it knows the title and how far the session has come, and today's state is not fetched twice for that", async () => {
  const source = await serverSource("a/b", "key", "wall");
  expect(source.about).toEqual({
    ...{ session: "a/b", title: "Pace", eyes: "wall", after: 0, upto: 7, blurred: false },
  });
  await source.today();
  expect(asked).toEqual(["Bearer key /api/sessions/a%2Fb/state"]);
  await source.today();
  expect(asked).toHaveLength(2);
});

test("states, events and rows are asked for as the server counts them", async () => {
  const source = await serverSource("s", "key", "facilitator");
  asked.length = 0;
  answers = { "/state": { state: start() }, "/events": { events: [] }, "/timeline": { after: 0 } };
  expect(await source.state(2000)).toEqual(start());
  expect(await source.events(2000, 3500)).toEqual([]);
  expect(await source.timeline(0)).toEqual({ after: 0 });
  await source.timeline(2000);
  expect(asked.map((one) => one.split("/").at(-1))).toEqual([
    "state?at=2000",
    "events?after=2000&limit=1500",
    "timeline?after=0&limit=2000",
    "timeline?after=2000&limit=20000",
  ]);
});

test("before the first event there is nothing to ask for", async () => {
  const source = await serverSource("s", "key", "facilitator");
  asked.length = 0;
  expect(await source.state(0)).toEqual(start());
  expect(asked).toEqual([]);
});

test("the server's own reason is passed on", async () => {
  answers = { "/timeline": 403, ...answers };
  const source = await serverSource("s", "key", "participant");
  await expect(source.timeline(0)).rejects.toMatchObject({ code: "replay-closed", status: 403 });
});
