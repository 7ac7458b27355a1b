import { describe, expect, it } from "vitest";
import { naming, seqIn } from "./address";

describe("the address of an instant", () => {
  it("names the event it stands right after", () => {
    expect(seqIn("?seq=1234")).toBe(1234);
    expect(seqIn("?seq=0")).toBe(0);
    expect(seqIn(naming("/replay/s1", 57).replace("/replay/s1", ""))).toBe(57);
  });

  it("that names nothing, or nonsense, is the end", () => {
    for (const search of [
      "",
      "?seq=",
      "?seq=-1",
      "?seq=1.5",
      "?seq=1e3",
      "?seq=abc",
      `?seq=${"9".repeat(40)}`,
    ]) {
      expect(seqIn(search)).toBeUndefined();
    }
  });
});
