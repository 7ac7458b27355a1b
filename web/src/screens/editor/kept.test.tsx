import "fake-indexeddb/auto";
import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useKept } from "./kept";
import { blankDraft } from "./making";
import { keepDraft, keptDraft } from "./shelf";

test("every change is kept, the last one even when the page goes away at once", async () => {
  await keepDraft("one", blankDraft());
  const { result, unmount } = renderHook(() => useKept("one"));
  await waitFor(() => expect(result.current.draft).toBeTruthy());
  act(() => result.current.edit((draft) => ({ ...draft, title: "Our" })));
  expect(result.current.keeping).toBe("keeping");
  await waitFor(() => expect(result.current.keeping).toBe("kept"));
  expect((await keptDraft("one"))?.draft.title).toBe("Our");
  act(() => result.current.edit((draft) => ({ ...draft, title: `${draft.title} day` })));
  unmount();
  await waitFor(async () => expect((await keptDraft("one"))?.draft.title).toBe("Our day"));
});

test("two changes in one go both count", async () => {
  await keepDraft("two", blankDraft());
  const { result } = renderHook(() => useKept("two"));
  await waitFor(() => expect(result.current.draft).toBeTruthy());
  act(() => {
    result.current.edit((draft) => ({ ...draft, title: "A" }));
    result.current.edit((draft) => ({ ...draft, title: `${draft.title}B` }));
  });
  expect(result.current.draft?.title).toBe("AB");
});

test("a draft that this device does not have is none", async () => {
  const { result } = renderHook(() => useKept("nothing"));
  await waitFor(() => expect(result.current.draft).toBeNull());
});
