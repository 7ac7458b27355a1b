import { describe, expect, it } from "vitest";
import { pieces } from "./glossary";

const GP = { word: "GP", plain: "family doctor" };
const REFER = { word: "referral", plain: "being sent to somebody" };
const LONG = { word: "GP record", plain: "what the surgery keeps about you" };

const marked = (text: string, words = [GP, REFER, LONG]) =>
  pieces(text, words)
    .map((piece) => (piece.word ? `[${piece.text}]` : piece.text))
    .join("");

describe("words of the glossary", () => {
  it("are found whole, in any case, once each, and in the plural", () => {
    expect(marked("Two Referrals from a gp. A GP again, and a GPS.")).toBe(
      "Two [Referrals] from a [gp]. A GP again, and a GPS.",
    );
  });

  it("give way to the longer one that begins where they do", () => {
    expect(marked("The GP record", [GP, LONG])).toBe("The [GP record]");
  });

  it("may hold any sign, and a text without them stays as it is", () => {
    expect(marked("What (if) a+b-c?", [{ word: "a+b-c", plain: "a sum" }])).toBe("What (if) [a+b-c]?");
    expect(marked("")).toBe("");
  });

  it("are not found inside words of other scripts", () => {
    expect(marked("مGPم", [GP])).toBe("مGPم");
  });
});
