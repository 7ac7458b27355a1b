// @vitest-environment jsdom
import { afterEach, describe, expect, it } from "vitest";
import { arrivedSecret, forgetSecret } from "./secret";

afterEach(() => {
  forgetSecret();
  history.replaceState(null, "", "/");
});

describe("the secret of a handover link", () => {
  it("leaves the address at once and is still there when the screen is drawn again", () => {
    history.replaceState(null, "", "/handover#one");
    expect(arrivedSecret()).toBe("one");
    expect(location.hash).toBe("");
    expect(arrivedSecret()).toBe("one");
  });

  it("gives way to that of a newer link, and to nothing once it is used", () => {
    history.replaceState(null, "", "/handover#one");
    arrivedSecret();
    history.replaceState(null, "", "/handover#two");
    expect(arrivedSecret()).toBe("two");
    forgetSecret();
    expect(arrivedSecret()).toBeNull();
  });
});
