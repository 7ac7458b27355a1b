import { expect, test } from "vitest";
import { drafted, type PlainDraft } from "../editor/draft";
import { session } from "../fixture";
import { ofDraft, ofState, questionsOf, setsOf, sheetsOf } from "./printing";

const ACTIVITY = {
  title: "T",
  instruction: "Do it.",
  minutes: 5,
  attribution: "named",
  mode: "group",
  prompts: [],
} as const;

const DRAFT: PlainDraft = {
  title: "Our day",
  scale: { left: { words: "A", plain: "a" }, right: { words: "B", plain: "b" } },
  backgrounds: [
    { id: "one", name: "One", shape: "circle" },
    { id: "two", name: "Two", shape: "square" },
  ],
  aspects: [{ id: "home", title: "Home", detail: "Where?", source: "" }],
  activities: [
    { ...ACTIVITY, id: "s", kind: "scale", grouping: "separate" },
    { ...ACTIVITY, id: "c", kind: "chart", grouping: "mixed" },
    {
      ...ACTIVITY,
      id: "t",
      kind: "conversation",
      grouping: "together",
      prompts: [
        { id: "p", kind: "card", text: "Talk.", when: "during", options: [] },
        { id: "q", kind: "text", text: "Why?", when: "after", options: [] },
      ],
    },
    {
      ...ACTIVITY,
      id: "r",
      kind: "conversation",
      grouping: "together",
      prompts: [{ id: "p", kind: "card", text: "Talk.", when: "during", options: [] }],
    },
  ],
  bearers: [{ id: "patient", name: "Patient" }],
  bands: null,
  terms: [],
  closing: null,
};

test("each group that works by itself gets a sheet, and a mixed table writes its own name", () => {
  const printing = ofDraft(drafted(DRAFT));
  expect(sheetsOf(printing, "scale").map((sheet) => sheet.group?.name)).toEqual(["One", "Two"]);
  expect(sheetsOf(printing, "chart").map((sheet) => sheet.group)).toEqual([null]);
  expect(setsOf(printing).map((group) => group.shape)).toEqual(["circle", "square"]);
});

test("only what is answered is on the question sheets: cards are talked about", () => {
  const questions = questionsOf(ofDraft(drafted(DRAFT)));
  expect(questions.map((activity) => activity.prompts.map((prompt) => prompt.text))).toEqual([["Why?"]]);
});

test("a session is printed as it stands: with its own groups, without what was put aside", () => {
  const printing = ofState(session({ type: "aspect.parked", aspect: "a2", parked: true }));
  expect(printing.aspects.map((aspect) => aspect.id)).toEqual(["a1", "a3"]);
  expect(sheetsOf(printing, "scale").map((sheet) => sheet.group?.name)).toEqual([
    "Link workers",
    "PPI contributors",
  ]);
});
