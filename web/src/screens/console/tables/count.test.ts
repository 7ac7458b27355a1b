import { describe, expect, it } from "vitest";
import { mostTables, usualTables } from "./count";

describe("the number of tables", () => {
  it("is as small as seats no more than six at each", () => {
    expect([0, 1, 6, 7, 12, 13].map(usualTables)).toEqual([1, 1, 1, 2, 2, 3]);
  });

  it("leaves nobody alone at one", () => {
    expect([0, 1, 2, 3, 4, 9].map(mostTables)).toEqual([1, 1, 1, 1, 2, 4]);
  });
});
