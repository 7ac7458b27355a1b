import { describe, expect, it } from "vitest";
import { Problem } from "../../api";
import { endingOf } from "./ending";

describe("a handover that does not work out", () => {
  it("needs a fresh link when this one is over, wrong, or for a seat that is not there", () => {
    for (const code of ["expired-handover", "bad-handover", "no-seat", "no-session"]) {
      expect(endingOf(new Problem(code, 401)).again).toBe(false);
    }
  });

  it("can be tried again when the fault is not the link's", () => {
    expect(endingOf(new Problem("offline", 0)).again).toBe(true);
    expect(endingOf(new Problem("store-unavailable", 503)).again).toBe(true);
  });

  it("always says what happened and what to do", () => {
    for (const code of ["expired-handover", "no-seat", "no-session", "offline", "failed"]) {
      const { title, text } = endingOf(new Problem(code, 500));
      expect(title).not.toBe("");
      expect(text.length).toBeGreaterThan(20);
    }
  });
});
