import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { words } from "../words";
import { useDraft } from "./draft";
import { TextSize } from "./Look";
import { applyPreferences, prefer } from "./preferences";

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the text size", () => {
  it("has four steps, takes effect at once and is kept", () => {
    applyPreferences();
    render(<TextSize />);
    expect(screen.getAllByRole("radio")).toHaveLength(4);
    fireEvent.click(screen.getByRole("radio", { name: "Largest" }));
    expect(document.documentElement.dataset.text).toBe("4");
    document.documentElement.removeAttribute("data-text");
    applyPreferences();
    expect(document.documentElement.dataset.text).toBe("4");
  });

  it("is the usual one when what was kept cannot be read", () => {
    localStorage.setItem("leeway.preferences", "{");
    applyPreferences();
    expect(document.documentElement.dataset.text).toBe("1");
  });
});

describe("the language", () => {
  it("is kept for this tablet, told to the page, and English where its catalogue has no word", async () => {
    words.addResource("en", "translation", "only.english", "still here");
    prefer({ language: "cy" });
    await waitFor(() => expect(document.documentElement.lang).toBe("cy"));
    expect(words.t("only.english" as never)).toBe("still here");
    applyPreferences();
    expect(words.language).toBe("cy");
    prefer({ language: "en" });
    await waitFor(() => expect(document.documentElement.lang).toBe("en"));
  });
});

describe("a draft", () => {
  function Field({ name }: { readonly name: string }) {
    const draft = useDraft(name);
    return (
      <input aria-label="field" value={draft.text} onChange={(event) => draft.write(event.target.value)} />
    );
  }

  it("belongs to its field and outlives the page", () => {
    const { rerender, unmount } = render(<Field name="one" />);
    fireEvent.change(screen.getByLabelText("field"), { target: { value: "half a sentence" } });
    rerender(<Field name="two" />);
    expect((screen.getByLabelText("field") as HTMLInputElement).value).toBe("");
    unmount();
    render(<Field name="one" />);
    expect((screen.getByLabelText("field") as HTMLInputElement).value).toBe("half a sentence");
  });

  it("follows what the field says, once the words have arrived there", () => {
    function Words({ said }: { readonly said: string }) {
      const draft = useDraft("words", said);
      return (
        <input
          aria-label="field"
          value={draft.text}
          onClick={draft.clear}
          onChange={(event) => draft.write(event.target.value)}
        />
      );
    }
    const { rerender } = render(<Words said="old" />);
    fireEvent.change(screen.getByLabelText("field"), { target: { value: "new" } });
    fireEvent.click(screen.getByLabelText("field"));
    rerender(<Words said="new" />);
    expect((screen.getByLabelText("field") as HTMLInputElement).value).toBe("new");
  });

  it("still holds the words where the browser keeps nothing", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    render(<Field name="one" />);
    fireEvent.change(screen.getByLabelText("field"), { target: { value: "words" } });
    expect((screen.getByLabelText("field") as HTMLInputElement).value).toBe("words");
  });
});
