import { describe, expect, it } from "vitest";
import type { Standing } from "../sync/store";
import { standingInWords } from "./standing";

const at = (key: Standing["key"]) => ({ key, count: 0, safe: true }) as Standing;

describe("how things stand, in words", () => {
  it("never says that all is saved beside a change that was refused", () => {
    expect(standingInWords(at("saved")).words).toBe("All saved");
    expect(standingInWords(at("saved"), 1).words).toBe("The rest is saved");
    expect(standingInWords(at("back"), 2).words).toBe("Back in touch. The rest is saved");
    expect(standingInWords(at("offline"), 1).words).toBe(standingInWords(at("offline")).words);
  });
});
