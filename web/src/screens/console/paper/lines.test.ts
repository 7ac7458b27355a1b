import { describe, expect, it } from "vitest";
import { session } from "../../fixture";
import { BLANK, choiceOf, chosen, commandsOf, type Line, number, readLines, troubleOf } from "./lines";

const state = session();
const board = "scale:lw";
const commands = (line: Partial<Line>) => commandsOf(state, board, "a1", { ...BLANK, ...line });

describe("a line of paper", () => {
  it("that says nothing asks for nothing, whatever else stands on it", () => {
    expect(commands({ place: "400", reason: "because" })).toEqual([]);
  });

  it("puts a card at its place, in their words and with their reason", () => {
    expect(commands({ said: "placed", place: " 400 ", reason: " because ", words: "Ours" })).toMatchObject([
      { type: "rewordNote", note: "scale:lw:a1", text: "Ours" },
      { type: "moveNote", note: "scale:lw:a1", x: 400 },
      { type: "explainNote", note: "scale:lw:a1", text: "because" },
    ]);
  });

  it("tells the answers that are no place apart", () => {
    const answer = { type: "setDiscussed", board, aspect: "a1" };
    expect(commands({ said: "notDiscussed" })).toEqual([{ ...answer, state: "notDiscussed" }]);
    expect(commands({ said: "undecided" })).toEqual([{ ...answer, state: "undecided" }]);
    expect(commands({ said: "depends", text: "the doctor" })).toEqual([
      { ...answer, state: "depends", text: "the doctor" },
    ]);
    expect(commands({ said: "cantAgree", place: "800", upto: "200" })).toEqual([
      { ...answer, state: "cantAgree", low: 200, high: 800 },
    ]);
  });

  it("is not copied while something in it is missing, and says what", () => {
    const line = (change: Partial<Line>) => troubleOf({ ...BLANK, ...change });
    expect(line({ said: "placed" })).toBe("noPlace");
    expect(line({ said: "cantAgree", place: "5", upto: "5" })).toBe("noRange");
    expect(line({ said: "depends", text: "  " })).toBe("noText");
    expect(line({ said: "undecided" })).toBeNull();
    expect(commands({ said: "placed", place: "1001" })).toEqual([]);
  });
});

describe("a typed number", () => {
  it("is whole and on the scale, or none", () => {
    expect(["0", "1000", " 42 "].map(number)).toEqual([0, 1000, 42]);
    expect(["", "-1", "1001", "4.5", "half", "12345"].map(number)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("a choice", () => {
  it("of a worded place is a number that can still be typed over", () => {
    const line = chosen(BLANK, "at3");
    expect(line).toMatchObject({ said: "placed", place: "700" });
    expect(choiceOf(line)).toBe("at3");
    expect(choiceOf({ ...line, place: "712" })).toBe("number");
    expect(choiceOf(chosen(line, "undecided"))).toBe("undecided");
  });
});

describe("kept lines", () => {
  it("come back as they were typed, and nonsense comes back as nothing", () => {
    const line = { ...BLANK, said: "placed", place: "5" } as const;
    expect(readLines(JSON.stringify({ a1: line }))).toEqual({ a1: line });
    expect(readLines("{")).toEqual({});
    expect(readLines("")).toEqual({});
  });
});
