import { expect, test } from "vitest";
import { drafted, type PlainDraft, plainly, withIds } from "./draft";
import { blankDraft, newActivity, newPrompt, ofKind } from "./making";
import { isUnwritten, partOf } from "./problems";
import { changed, shifted, without } from "./rows";

const PLAIN: PlainDraft = {
  title: "Our day",
  scale: { left: { words: "A", plain: "a" }, right: { words: "B", plain: "b" } },
  backgrounds: [
    { id: "one", name: "One", shape: "circle" },
    { id: "two", name: "Two", shape: "square" },
  ],
  aspects: [{ id: "home", title: "Home", detail: "", source: "" }],
  activities: [
    {
      id: "talk",
      kind: "conversation",
      title: "Talk",
      instruction: "Talk.",
      minutes: 5,
      grouping: "mixed",
      attribution: "named",
      mode: "group",
      prompts: [{ id: "why", kind: "rating", text: "Why?", when: "after", options: ["No", "Yes"] }],
    },
  ],
  bearers: [{ id: "patient", name: "Patient" }],
  bands: { near: 100, far: 300 },
  terms: [{ word: "GP", plain: "A doctor." }],
  closing: null,
};

test("what the server gave is what it gets back", () => {
  expect(plainly(drafted(PLAIN))).toEqual(PLAIN);
});

test("no two rows have the same key", () => {
  const draft = drafted(PLAIN);
  const keys = [draft.backgrounds, draft.aspects, draft.activities, draft.bearers]
    .flat()
    .map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("rows without an id get one of their own from their words, and keep it", () => {
  const draft = drafted(PLAIN);
  const more = [...draft.aspects, { key: "a", id: "", title: "Home", detail: "", source: "" }];
  const named = withIds({ ...draft, aspects: more });
  expect(named.aspects.map((row) => row.id)).toEqual(["home", "home-2"]);
  expect(withIds({ ...named, aspects: changed(named.aspects, "a", { title: "Else" }) }).aspects[1]?.id).toBe(
    "home-2",
  );
});

test("an ending of blanks is none", () => {
  expect(plainly(blankDraft()).closing).toBeNull();
  const some = { ...blankDraft(), closing: { thanks: "Thanks", next: "", contact: "" } };
  expect(plainly(some).closing).toEqual(some.closing);
});

test("rows are moved one place at a time, and never over an end", () => {
  const rows = ["a", "b", "c"].map((key) => ({ key }));
  const order = (list: readonly { key: string }[]) => list.map((row) => row.key).join("");
  expect(order(shifted(rows, "a", 1))).toBe("bac");
  expect(order(shifted(rows, "a", -1))).toBe("abc");
  expect(order(shifted(rows, "c", 1))).toBe("abc");
  expect(order(shifted(rows, "x", 1))).toBe("abc");
  expect(order(without(rows, "b"))).toBe("ac");
  expect(order(rows)).toBe("abc");
});

test("an activity that changes its kind keeps only what the other kind has", () => {
  const scale = { ...newActivity("scale"), mode: "individual" as const };
  expect(ofKind(scale, "chart").mode).toBe("group");
  const talk = {
    ...newActivity("conversation"),
    prompts: [{ ...newPrompt("conversation"), when: "after" as const }],
  };
  expect(ofKind(talk, "scale").prompts).toEqual([]);
  expect(ofKind(talk, "reflection").prompts[0]).toMatchObject({ kind: "text", when: "during" });
});

test("what nobody has written yet is told from what is wrong", () => {
  const draft = { ...blankDraft(), title: "x" };
  const found = (path: (string | number)[]) => ({ path, words: "" });
  expect(isUnwritten(draft, found(["aspects", 0, "title"]))).toBe(true);
  expect(isUnwritten(draft, found(["bands", "near"]))).toBe(true);
  expect(isUnwritten(draft, found(["title"]))).toBe(false);
  expect(isUnwritten(draft, found(["aspects"]))).toBe(false);
  expect(partOf(found(["activities", 1, "prompts", 0]))).toBe("agenda");
});
