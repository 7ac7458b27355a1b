import { describe, expect, it } from "vitest";
import { Problem } from "../../api";
import { refusalOf } from "./refusal";

describe("a failed way in", () => {
  it("asks for another code when this one opens nothing", () => {
    expect(refusalOf(new Problem("unknown-code", 404)).way).toBe("code");
    expect(refusalOf(new Problem("no-session", 404)).way).toBe("code");
  });

  it("can be tried again when the fault is not the person's", () => {
    for (const failure of [
      new Problem("offline", 0),
      new Problem("too-many-wrong-codes", 429),
      new Problem("store-unavailable", 503),
      new Problem("failed", 500),
      new TypeError("a fault of ours"),
    ]) {
      expect(refusalOf(failure).way).toBe("again");
    }
  });

  it("leads nowhere but to the facilitator when the session is closed or the seat was removed", () => {
    expect(refusalOf(new Problem("closed", 409)).way).toBe("none");
    expect(refusalOf(new Problem("no-seat", 403)).way).toBe("none");
  });

  it("says of a locked door that the facilitator can open it, and of a card that it is for another session", () => {
    expect(refusalOf(new Problem("door-locked", 409))).toMatchObject({ way: "again" });
    expect(refusalOf(new Problem("unknown-card", 404))).toMatchObject({ way: "code" });
    expect(refusalOf(new Problem("door-locked", 409)).text).toContain("facilitator");
  });

  it("asks the facilitator when the session is full, or when one was not let in [G53]", () => {
    expect(refusalOf(new Problem("full", 409))).toMatchObject({ way: "again" });
    expect(refusalOf(new Problem("turned-away", 403))).toMatchObject({ way: "none" });
  });

  it("always says what happened and what to do", () => {
    for (const code of [0, 400, 404, 409, 422, 429, 500, 503]) {
      const { title, text } = refusalOf(new Problem("something", code));
      expect(title).not.toBe("");
      expect(text.length).toBeGreaterThan(20);
    }
  });
});
