import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addFacilitator,
  invitation,
  join,
  offerHandover,
  openSession,
  PAUSES,
  Problem,
  seatCards,
  takeaway,
  takeHandover,
} from "./api";

type Answer = () => Promise<Response>;
const answer = (status: number, body: unknown): Answer => {
  return async () => new Response(JSON.stringify(body), { status });
};
const silence: Answer = async () => {
  throw new TypeError("Failed to fetch");
};

let asked: { path: string; init: RequestInit }[] = [];

function server(...answers: readonly Answer[]): void {
  let next = 0;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return (answers[Math.min(next++, answers.length - 1)] ?? silence)();
  });
}

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a call", () => {
  it("carries the attempt of a join through every retry, so that no retry takes a second seat", async () => {
    server(silence, answer(503, {}), answer(201, { session: "s", seat: "p", seatKey: "k" }));
    const taken = join("K7M44QPX", "Joan", "ppi", "attempt-1");
    await vi.runAllTimersAsync();
    expect(await taken).toEqual({ session: "s", seat: "p", seatKey: "k" });
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map(({ init }) => init.body)).size).toBe(1);
    expect(JSON.parse(String(asked[0]?.init.body))).toMatchObject({ attempt: "attempt-1" });
  });

  it("gives up in the end, and says that no answer came", async () => {
    server(silence);
    const failed = invitation("K7M44QPX").catch((failure: unknown) => failure);
    await vi.runAllTimersAsync();
    expect(await failed).toMatchObject({ name: "Problem", code: "offline", status: 0 });
    expect(asked).toHaveLength(PAUSES.length + 1);
  });

  it("is not repeated when the server has answered", async () => {
    server(answer(404, { code: "no-such-code", detail: "Nothing has this code." }));
    await expect(invitation("K7M44QPX")).rejects.toEqual(
      new Problem("no-such-code", 404, "Nothing has this code."),
    );
    expect(asked).toHaveLength(1);
  });

  it("for a file carries the key in a header, never in the address", async () => {
    server(async () => new Response("aspect,x", { status: 200 }));
    expect(await (await takeaway("s/1", "secret", "csv")).text()).toBe("aspect,x");
    expect(asked[0]?.path).toBe("/api/sessions/s%2F1/export/csv");
    expect(asked[0]?.init.headers).toMatchObject({ Authorization: "Bearer secret" });
  });

  it("that opens a session is never repeated by itself", async () => {
    server(silence);
    await expect(openSession("t", "", "")).rejects.toMatchObject({ code: "offline" });
    expect(asked).toHaveLength(1);
  });

  it("carries an operator key only when there is one, and no title when none was given", async () => {
    server(answer(201, {}));
    await openSession("t", "", "");
    await openSession("t", "Tea", "op");
    const [without, withKey] = asked.map(({ init }) => init);
    expect(without?.headers).not.toHaveProperty("Authorization");
    expect(withKey?.headers).toHaveProperty("Authorization", "Bearer op");
    expect(JSON.parse(String(without?.body))).toEqual({ template: "t" });
  });

  it("has a code even when the answer is no problem document", async () => {
    server(async () => new Response("<h1>Bad gateway</h1>", { status: 400 }));
    await expect(invitation("x")).rejects.toMatchObject({ code: "http-400" });
  });

  it("sends what is asked for only where there is something to ask", async () => {
    server(answer(200, {}));
    await join("K7M44QPX", "Joan", "ppi", "attempt-1", "01ABCDEFGH");
    await invitation("K7M44QPX");
    await offerHandover("s 1", "key");
    await offerHandover("s 1", "key", "joan");
    const sent = asked.map(({ init }) => JSON.parse(String(init.body)));
    expect(sent[0]).toMatchObject({ card: "01ABCDEFGH" });
    expect(sent.slice(1)).toEqual([{ code: "K7M44QPX" }, {}, { seat: "joan" }]);
    expect(asked[2]?.path).toBe("/api/sessions/s%201/handover");
  });

  it("is repeated where a repeat is harmless, and never where it would make one more of something", async () => {
    server(silence, answer(200, { seat: "joan" }));
    const taken = takeHandover("secret", "attempt");
    await vi.runAllTimersAsync();
    expect(await taken).toMatchObject({ seat: "joan" });
    server(silence, answer(200, { cards: [] }));
    const cards = seatCards("s", "key", 3);
    await vi.runAllTimersAsync();
    expect((await cards).cards).toEqual([]);
    server(silence, answer(201, {}));
    await expect(addFacilitator("s", "key", "Maya")).rejects.toMatchObject({ code: "offline" });
  });
});
