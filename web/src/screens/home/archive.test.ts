import { describe, expect, test } from "vitest";
import { problem, saidOf, sent } from "./archive";

describe("sending an archive", () => {
  test("is told in whole hundredths, and the last one is the server's", () => {
    expect(sent(0, 1000)).toEqual({ part: 0 });
    expect(sent(555, 1000)).toEqual({ part: 55 });
    expect(sent(999, 1000)).toEqual({ part: 99 });
    expect(sent(1000, 1000)).toBe("checking");
    expect(sent(5, 0)).toEqual({ part: 0 });
  });

  test("fails with the server's code and words, or with its status", () => {
    expect(problem(422, { code: "damaged-archive", detail: "Cut short." })).toMatchObject({
      code: "damaged-archive",
      status: 422,
      message: "Cut short.",
    });
    expect(problem(502, null)).toMatchObject({ code: "http-502", status: 502 });
    expect(problem(500, "<html>")).toMatchObject({ code: "http-500" });
  });

  test("has words of its own for what can be wrong with an archive, and no other", () => {
    expect(saidOf("damaged-archive")).toBe("archive.damaged");
    expect(saidOf("other-session")).toBe("archive.other");
    expect(saidOf("offline")).toBeNull();
    expect(saidOf("toString")).toBeNull();
  });
});
