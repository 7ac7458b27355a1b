import { describe, expect, it } from "vitest";
import { session } from "../../fixture";
import { hasBegun, readBands } from "./bands";

describe("bands", () => {
  it("can be declared until the first scale starts, and not after it has ended either", () => {
    expect(hasBegun(session({ type: "activity.started", activity: "hello" }))).toBe(false);
    const begun = session(
      { type: "activity.started", activity: "scale" },
      { type: "activity.ended", activity: "scale" },
    );
    expect(hasBegun(begun)).toBe(true);
  });

  it("are read out of a hundred, the near one not beyond the far one", () => {
    expect(readBands("15", " 35 ")).toEqual({ near: 150, far: 350 });
    expect(readBands("20", "20")).toEqual({ near: 200, far: 200 });
    for (const [near, far] of [
      ["35", "15"],
      ["0", "10"],
      ["1.5", "35"],
      ["15", "101"],
      ["", "35"],
    ] as const) {
      expect(readBands(near, far)).toBeNull();
    }
  });
});
