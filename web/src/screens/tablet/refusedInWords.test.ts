import { describe, expect, it } from "vitest";
import { BOARD, given } from "./given";
import { afresh, refusedInWords } from "./refusedInWords";

describe("a change that the room did not take", () => {
  it("is told by what it would have done, and keeps every word that was written", () => {
    const command = { type: "comment", on: `${BOARD}:a1`, text: "It depends" } as const;
    const refused = { key: "k", command, code: "closed", message: "The activity had ended." };
    expect(refusedInWords(refused, given())).toEqual({
      id: "k",
      about: "Your comment on “Where we meet”",
      message: "The activity had ended.",
      words: "It depends",
    });
  });

  it("is tried again without minding what others have changed since", () => {
    const command = { type: "moveNote", note: "n", x: 1, y: 2, since: 7 } as const;
    expect(afresh(command)).toEqual({ type: "moveNote", note: "n", x: 1, y: 2, since: null });
  });
});
