import { describe, expect, it } from "vitest";
import { afternoon, answered, type Happening } from "../afternoon";
import { answersIn, ownAnswer } from "./answers";

describe("the answers", () => {
  it("are counted by choice and listed in words, without those taken back", () => {
    const state = afternoon(
      answered("joan", "time", { rating: 1 }),
      answered("amir", "time", { rating: 1 }),
      answered("pat", "time", { rating: 2 }),
      answered("pat", "well", { text: "The talk" }),
      answered("joan", "well", { text: "A slip" }),
      answered("joan", "well", {}),
    );
    const [well, time] = answersIn(state, "reflection", "");
    expect(well?.said.map(({ text }) => text)).toEqual(["The talk"]);
    expect([well?.given, time?.given]).toEqual([1, 3]);
    expect(time?.chosen.map(({ count }) => count)).toEqual([2, 1, 0]);
    expect(ownAnswer(state, "reflection", "well", "joan")).toBeNull();
    expect(ownAnswer(state, "reflection", "time", "joan")?.rating).toBe(1);
  });

  it("name nobody who did not choose it, even where this tablet knows who it was", () => {
    const state = afternoon(
      answered("joan", "well", { text: "Mine" }),
      answered("amir", "well", { text: "Written for Amir" }),
      answered("pat", "well", { text: "Signed", named: true }),
    );
    const who = (me: string) => answersIn(state, "reflection", me)[0]?.said.map((one) => one.who);
    expect(who("joan")).toEqual(["You", "", "Pat"]);
    expect(who("")).toEqual(["", "", "Pat"]);
  });

  it("name everybody where the activity does", () => {
    const state = afternoon(answered("amir", "heard", { text: "Much" }, "talk"));
    expect(answersIn(state, "talk", "")[1]?.said[0]?.who).toBe("Amir");
  });

  it("that are hidden from the room stay where they are, without words", () => {
    const hidden: Happening = { type: "words.hidden", on: "reflection.well.joan", hidden: true };
    const state = afternoon(answered("joan", "well", { text: "" }), hidden);
    expect(answersIn(state, "reflection", "")[0]?.said).toEqual([
      { id: "reflection.well.joan", text: "", hidden: true, erased: false, who: "" },
    ]);
  });
});
