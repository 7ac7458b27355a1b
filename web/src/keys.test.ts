// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { forgetKey, heldKeys, keepKey, keyFor, takeFragment, titleKey } from "./keys";

beforeEach(() => {
  localStorage.clear();
  for (const held of heldKeys()) forgetKey(held.role, held.session);
});

describe("keys", () => {
  it("are kept apart by role and session", () => {
    keepKey("seat", "a", "seat-key");
    keepKey("facilitator", "a", "facilitator-key");
    keepKey("seat", "ab", "other-key");
    expect(keyFor("seat", "a")).toBe("seat-key");
    expect(keyFor("facilitator", "a")).toBe("facilitator-key");
    expect(keyFor("wall", "a")).toBeNull();
    expect(keyFor("seat", "ab")).toBe("other-key");
  });

  it("are forgotten one at a time", () => {
    keepKey("seat", "a", "seat-key");
    keepKey("wall", "a", "wall-key");
    forgetKey("seat", "a");
    expect(keyFor("seat", "a")).toBeNull();
    expect(keyFor("wall", "a")).toBe("wall-key");
  });

  it("keep the title that was known when a newer key comes without one", () => {
    keepKey("seat", "a", "old", { title: "Tea and choices", seat: "s-1" });
    keepKey("seat", "a", "new");
    expect(heldKeys()).toMatchObject([{ key: "new", title: "Tea and choices", seat: "" }]);
    titleKey("seat", "a", "Tea, renamed");
    expect(heldKeys()).toMatchObject([{ key: "new", title: "Tea, renamed" }]);
  });

  it("remember the seat they speak for when the same key comes again in a link", () => {
    keepKey("seat", "a", "key", { seat: "s-1" });
    keepKey("seat", "a", "key");
    expect(heldKeys()).toMatchObject([{ key: "key", seat: "s-1" }]);
  });

  it("are listed newest first, and what is damaged is left out", () => {
    vi.spyOn(Date, "now").mockReturnValueOnce(1).mockReturnValueOnce(2);
    keepKey("seat", "older", "k");
    keepKey("seat", "newer", "k");
    localStorage.setItem("leeway.key.seat.broken", "{");
    localStorage.setItem("leeway.key.king.x", JSON.stringify({ role: "king", session: "x", key: "k" }));
    expect(heldKeys().map((held) => held.session)).toEqual(["newer", "older"]);
  });

  it("last as long as the page where the browser keeps nothing", () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new Error("private window");
    });
    keepKey("seat", "a", "seat-key");
    expect(keyFor("seat", "a")).toBe("seat-key");
  });
});

describe("the fragment of a link", () => {
  it("is read once and disappears from the address bar, the rest of the address stays", () => {
    history.replaceState(null, "", "/room/a?b=1#secret.Key_1");
    expect(takeFragment()).toBe("secret.Key_1");
    expect(location.pathname + location.search + location.hash).toBe("/room/a?b=1");
    expect(takeFragment()).toBeNull();
  });

  it("may be broken without breaking the page", () => {
    history.replaceState(null, "", "/join#100%");
    expect(takeFragment()).toBe("100%");
    expect(location.hash).toBe("");
  });
});
