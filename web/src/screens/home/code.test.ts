import { describe, expect, it } from "vitest";
import { readCode, spellCode } from "./code";

describe("a typed code", () => {
  it("may have a seat card's code behind it", () => {
    expect(readCode("k7m4-4qpx 01abc-defgh")).toEqual({ kind: "code", code: "K7M44QPX.01ABCDEFGH" });
    expect(readCode("k7m4-4qpx 01abc-defg")).toEqual({ kind: "length", count: 17 });
  });

  it("is read in any case, with dashes, dots and spaces anywhere", () => {
    for (const typed of ["K7M44QPX", "k7m4-4qpx", " k7m4 4qpx ", "K7M4–4QPX", "k 7 m 4 4 q p x"]) {
      expect(readCode(typed)).toEqual({ kind: "code", code: "K7M44QPX" });
    }
  });

  it("takes the letters that look like digits for those digits", () => {
    expect(readCode("oOiIlL00")).toEqual({ kind: "code", code: "00111100" });
  });

  it("says how many signs it has when they are not eight", () => {
    expect(readCode("K7M4-4QP")).toEqual({ kind: "length", count: 7 });
    expect(readCode("K7M4-4QPXX")).toEqual({ kind: "length", count: 9 });
  });

  it("names the sign that no code has", () => {
    expect(readCode("K7M4-4QU!")).toEqual({ kind: "strange", sign: "U" });
    expect(readCode("K7M4💚4QPX")).toEqual({ kind: "strange", sign: "💚" });
  });

  it("is empty when only dashes and spaces were typed", () => {
    expect(readCode(" - ")).toEqual({ kind: "empty" });
  });

  it("may be a whole join link", () => {
    expect(readCode("https://room.example/join#A-long_Secret.9 ")).toEqual({
      kind: "code",
      code: "A-long_Secret.9",
    });
  });

  it("is spelt in two halves", () => {
    expect(spellCode("K7M44QPX")).toBe("K7M4-4QPX");
    expect(spellCode("K7M4-4QPX")).toBe("K7M4-4QPX");
    expect(spellCode("another")).toBe("another");
  });
});
