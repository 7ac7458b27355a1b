import "fake-indexeddb/auto";
import { afterEach, expect, test, vi } from "vitest";
import { blankDraft } from "./making";
import { forgetDraft, keepDraft, keptDraft, keptDrafts } from "./shelf";

afterEach(() => vi.useRealTimers());

test("a draft that was kept is there again, and gone once it is forgotten", async () => {
  const draft = { ...blankDraft(), title: "Our day" };
  expect(await keepDraft("one", draft)).toBe(true);
  expect((await keptDraft("one"))?.draft).toEqual(draft);
  await forgetDraft("one");
  expect(await keptDraft("one")).toBeNull();
});

test("the one that was changed last comes first", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  for (const id of ["a", "b", "a"]) {
    vi.advanceTimersByTime(1000);
    await keepDraft(id, blankDraft());
  }
  expect((await keptDrafts()).map((kept) => kept.id)).toEqual(["a", "b"]);
});

test("where the browser keeps nothing, this page holds it and says so", async () => {
  vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
    throw new Error("no room");
  });
  expect(await keepDraft("loose", blankDraft())).toBe(false);
  expect((await keptDraft("loose"))?.id).toBe("loose");
  expect((await keptDrafts()).map((kept) => kept.id)).toContain("loose");
  await forgetDraft("loose");
  expect(await keptDraft("loose")).toBeNull();
});
