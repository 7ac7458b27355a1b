import { describe, expect, it } from "vitest";
import type { Standing } from "../sync/store";
import { reasonInWords, standingInWords, unsentInWords } from "./standing";

const at = (key: Standing["key"]) => ({ key, count: 0, safe: true }) as Standing;

describe("how things stand, in words", () => {
  it("never says that all is saved beside a change that was refused", () => {
    expect(standingInWords(at("saved")).words).toBe("All saved");
    expect(standingInWords(at("saved"), 1).words).toBe("The rest is saved");
    expect(standingInWords(at("back"), 2).words).toBe("Back in touch. The rest is saved");
    expect(standingInWords(at("offline"), 1).words).toBe(standingInWords(at("offline")).words);
  });

  it("says of a removed seat the same after a reload, and what still waits on the device", () => {
    expect(reasonInWords("This seat was taken out.")).toBe("This seat was taken out.");
    expect(reasonInWords("no-seat")).toMatch(/taken out of the session/);
    expect(reasonInWords("bad-key")).toBe("");
    expect(unsentInWords(at("gaveUp"))).toBe("");
    expect(unsentInWords({ ...at("gaveUp"), count: 2 })).toMatch(
      /^2 changes are not sent yet\. They are safe/,
    );
    expect(unsentInWords({ ...at("gaveUp"), count: 1, safe: false })).toMatch(/keep this page open/);
  });
});
