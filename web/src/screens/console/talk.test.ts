import { describe, expect, it } from "vitest";
import type { Prompt } from "../../contract";
import { type Happening, session } from "../fixture";
import { answersOf, jottingsOf } from "./talk";

const PROMPTS: readonly Prompt[] = [
  { id: "card", kind: "card", text: "Talk", when: "during", options: [] },
  { id: "heard", kind: "text", text: "What did you hear?", when: "after", options: [] },
  { id: "time", kind: "rating", text: "More time?", when: "after", options: ["Less", "Right", "More"] },
];
const given = (reflection: string, prompt: string, text: string, rating: number | null): Happening => ({
  type: "reflection.given",
  activity: "hello",
  reflection,
  prompt,
  text,
  rating,
  named: false,
  group: "",
});

function answers(...happened: readonly Happening[]) {
  const state = session(...happened);
  const hello = state.agenda.activities.hello;
  if (!hello) throw new Error("no hello");
  return answersOf(state, { ...hello, prompts: PROMPTS });
}

describe("answers", () => {
  it("count each option, and leave out what was taken back", () => {
    const found = answers(
      given("r1", "heard", "A lot", null),
      given("r2", "heard", "Nothing", null),
      given("r2", "heard", "", null),
      given("r3", "time", "", 3),
      given("r4", "time", "so short", 3),
    );
    expect(found.map(({ prompt, given: count }) => [prompt.id, count])).toEqual([
      ["heard", 1],
      ["time", 2],
    ]);
    expect(found[1]?.ratings).toEqual([0, 0, 2]);
    expect(found[1]?.texts.map(({ text }) => text)).toEqual(["so short"]);
  });
});

describe("jottings", () => {
  it("are points and questions by group; what is still written alone is only counted", () => {
    const noted = (note: string, board: string, question = false): Happening => ({
      type: "note.added",
      ...{ board, note, aspect: null, text: note, x: null, y: null },
      ...(question && { question }),
    });
    const state = session(
      noted("n1", "hello:lw"),
      noted("n2", "hello:lw", true),
      noted("n3", "hello:lw:joan"),
    );
    const [lw] = jottingsOf(state, "hello");
    expect([lw?.points.map(({ id }) => id), lw?.questions.map(({ id }) => id), lw?.writing]).toEqual([
      ["n1"],
      ["n2"],
      1,
    ]);
  });
});
