import { describe, expect, test } from "vitest";
import type { AnyAnswer } from "../contract";
import { type Action, AT_REST, due, type Input, type Machine, step } from "./session";

const TICK: AnyAnswer = { type: "tick", seq: 1, at: 0 };
const WELCOME = { type: "welcome" } as AnyAnswer;

/** A machine with a clock of its own. */
class Run {
  machine: Machine = AT_REST;
  now = 0;
  chance = 1;
  actions: readonly Action[] = [];

  tell(input: Input): this {
    [this.machine, this.actions] = step(this.machine, input, this.now, this.chance);
    return this;
  }

  /** Time goes on; the machine is told at the very moment it asked for. */
  pass(milliseconds: number): this {
    const end = this.now + milliseconds;
    this.actions = [];
    for (let at = due(this.machine); at !== null && at <= end; at = due(this.machine)) {
      this.now = Math.max(at, this.now);
      const before = this.actions;
      this.tell({ type: "time" });
      this.actions = [...before, ...this.actions];
    }
    this.now = end;
    return this;
  }

  get socket(): number {
    return this.machine.sockets;
  }

  get did(): readonly string[] {
    return this.actions.map((action) => action.do);
  }

  live(): this {
    if (this.machine.line.at === "rest") this.tell({ type: "start" });
    return this.tell({ type: "opened", socket: this.socket }).hear(WELCOME);
  }

  hear(frame: AnyAnswer, socket = this.socket): this {
    return this.tell({ type: "frame", socket, frame });
  }

  end(code: number, reason = "", socket = this.socket): this {
    return this.tell({ type: "closed", socket, code, reason });
  }
}

test("C1 what an older socket says, and its late end, are not heard", () => {
  const run = new Run().live().end(1006).pass(500);
  const old = run.socket - 1;
  run.live();
  expect(run.hear(TICK, old).did).toEqual([]);
  expect(run.end(1000, "", old).machine.line.at).toBe("live");
  expect(run.tell({ type: "opened", socket: old }).did).toEqual([]);
});

describe("C2 the greeting", () => {
  test("hello comes first, and nothing is passed on before the welcome", () => {
    const run = new Run().tell({ type: "start" });
    expect(run.did).toEqual(["open"]);
    expect(run.tell({ type: "opened", socket: 1 }).actions).toEqual([
      { do: "hello", socket: 1, afresh: false },
    ]);
    expect(run.hear(WELCOME).did).toEqual(["deliver"]);
  });

  test("anything else than a welcome ends that socket", () => {
    const run = new Run().tell({ type: "start" }).tell({ type: "opened", socket: 1 });
    expect(run.hear(TICK).did).toEqual(["close"]);
  });

  test.each([
    ["connecting", 4_000],
    ["greeting", 10_000],
  ])("it may not take for ever (%s)", (at, longest) => {
    const run = new Run().tell({ type: "start" });
    if (at === "greeting") run.tell({ type: "opened", socket: 1 });
    expect(run.machine.line.at).toBe(at);
    expect(run.pass(longest).did).toEqual(["close"]);
    expect(run.machine.line.at).toBe("waiting");
  });

  test("now and then a network is given longer, should it be that slow", () => {
    const run = new Run().tell({ type: "start" });
    const longest = Array.from({ length: 7 }, () => {
      const patience = (due(run.machine) ?? 0) - run.now;
      run.pass(patience);
      run.pass((due(run.machine) ?? 0) - run.now);
      return patience;
    });
    expect(longest).toEqual([4_000, 4_000, 4_000, 4_000, 4_000, 12_000, 4_000]);
  });

  test("starting twice opens one socket", () => {
    expect(new Run().tell({ type: "start" }).tell({ type: "start" }).did).toEqual([]);
  });
});

describe("C3 silence", () => {
  test("twelve seconds of it end the line [G25]", () => {
    const run = new Run().live();
    expect(run.pass(11_999).machine.line.at).toBe("live");
    expect(run.pass(1).did).toContain("close");
  });

  test("a tick keeps it alive", () => {
    const run = new Run().live();
    for (let n = 0; n < 10; n++) run.pass(5_000).hear(TICK);
    expect(run.machine.line.at).toBe("live");
  });

  test("after a jump of the clock it is asked first, and has two seconds [G30]", () => {
    const run = new Run().live();
    run.now += 60_000;
    expect(run.tell({ type: "time" }).did).toEqual(["ping"]);
    expect(run.pass(1_999).machine.line.at).toBe("live");
    expect(run.pass(1).did).toContain("close");
  });

  test("an answer after the jump is good enough", () => {
    const run = new Run().live();
    run.now += 60_000;
    run.tell({ type: "time" }).hear(TICK);
    expect(run.pass(11_000).machine.line.at).toBe("live");
  });
});

describe("C4 waking", () => {
  test("asks a line that looks alive, and replaces it within two seconds", () => {
    const run = new Run().live();
    expect(run.tell({ type: "woke" }).did).toEqual(["ping"]);
    expect(run.pass(2_000).did).toContain("close");
  });

  test("cuts a wait short", () => {
    const run = new Run().live().end(1006);
    expect(run.tell({ type: "woke" }).did).toEqual(["open"]);
  });

  test("gives a socket that was being opened two seconds more", () => {
    const run = new Run().tell({ type: "start" }).tell({ type: "woke" });
    expect(due(run.machine)).toBe(2_000);
  });

  test("does not disturb a machine at rest or one that gave up", () => {
    expect(new Run().tell({ type: "woke" }).machine.line.at).toBe("rest");
    expect(new Run().live().end(4503).tell({ type: "woke" }).machine.line.at).toBe("gaveUp");
  });
});

describe("C5 waiting", () => {
  test("grows from half a second to two, as a random part of that [G28]", () => {
    const waits = [1, 0.5].map((chance) => {
      const run = new Run();
      run.chance = chance;
      run.tell({ type: "start" });
      return Array.from({ length: 7 }, () => {
        const wait = (due(run.end(1006).machine) ?? 0) - run.now;
        run.pass(wait);
        return wait;
      });
    });
    expect(waits[0]).toEqual([500, 1_000, 2_000, 2_000, 2_000, 2_000, 2_000]);
    expect(waits[1]).toEqual([250, 500, 1_000, 1_000, 1_000, 1_000, 1_000]);
  });

  test("starts small again only after thirty good seconds", () => {
    const run = new Run().live();
    for (let n = 0; n < 4; n++) run.end(1006).pass(2_000).live();
    expect(due(run.end(1006).machine)).toBe(run.now + 2_000);
    run.pass(2_000).live();
    for (let n = 0; n < 6; n++) run.pass(5_000).hear(TICK);
    expect(due(run.end(1006).machine)).toBe(run.now + 500);
  });

  test("respects when a server says to come back [G28]", () => {
    const run = new Run().live().end(4012, "come back in 1800 ms");
    expect(due(run.machine)).toBe(1_800);
  });
});

describe("C6 giving up", () => {
  test.each([4501, 4502, 4503, 4504, 4999])("%i is for good, with its reason", (code) => {
    const run = new Run().live().end(code, "gone");
    expect(run.machine.line).toEqual({ at: "gaveUp", code, reason: "gone" });
    expect(due(run.machine)).toBeNull();
    expect(run.tell({ type: "start" }).did).toEqual(["open"]);
  });

  test("a hello that was too long on its way is said again [G61]", () => {
    const run = new Run().tell({ type: "start" }).tell({ type: "opened", socket: 1 });
    expect(run.end(4502, "hello did not come in time").machine.line.at).toBe("waiting");
  });

  test.each([1000, 1001, 1006, 1007, 1009, 1011, 1012, 4000, 4008, 4012, 4499])("%i comes back", (code) => {
    expect(new Run().live().end(code).machine.line.at).toBe("waiting");
  });
});

describe("C7 a gap", () => {
  test("ends the connection, and the next goes on from the last good place", () => {
    const run = new Run().live().tell({ type: "gap" });
    expect(run.did).toEqual(["close"]);
    run.pass(500).tell({ type: "opened", socket: run.socket });
    expect(run.actions).toMatchObject([{ do: "hello", afresh: false }]);
  });

  test("after three of them without a good line, from nothing", () => {
    const run = new Run().live();
    for (let n = 0; n < 3; n++)
      run.tell({ type: "gap" }).pass(2_000).tell({ type: "opened", socket: run.socket });
    expect(run.actions).toMatchObject([{ do: "hello", afresh: true }]);
  });
});

test("stopping closes the socket and asks for nothing more", () => {
  const run = new Run().live().tell({ type: "stop" });
  expect([run.did, due(run.machine)]).toEqual([["close"], null]);
});

test("C8 a tablet in the lobby knocks every few seconds, as often as at first, until it is let in [G53]", () => {
  const run = new Run().tell({ type: "start" });
  const knocks = Array.from({ length: 5 }, () => {
    run.tell({ type: "opened", socket: run.socket }).end(4010, "come back in 2000 ms");
    const wait = (due(run.machine) ?? 0) - run.now;
    run.pass(wait);
    return wait;
  });
  expect(knocks).toEqual([2000, 2000, 2000, 2000, 2000]);
  expect(run.machine.asked).toBe(true);
  expect(run.live().machine).toMatchObject({ asked: false, line: { at: "live" } });
});
