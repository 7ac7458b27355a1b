import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { Button } from "./Button";

afterEach(cleanup);

/** Something that can be done once. */
function Once() {
  const [done, count] = useState(0);
  return (
    <>
      <Button isDisabled={done > 0} onPress={() => count(done + 1)}>
        Keep it
      </Button>
      <Button>Another</Button>
      <output>{done}</output>
    </>
  );
}

describe("a button that has nothing more to do", () => {
  it("keeps the focus for whoever pressed it by key, says that it is off, and does nothing again", () => {
    render(<Once />);
    const keep = screen.getByRole("button", { name: "Keep it" }) as HTMLButtonElement;
    keep.focus();
    for (let presses = 0; presses < 2; presses += 1) {
      fireEvent.keyDown(keep, { key: "Enter" });
      fireEvent.keyUp(keep, { key: "Enter" });
    }
    expect(screen.getByRole("status").textContent).toBe("1");
    expect(document.activeElement).toBe(keep);
    expect([keep.disabled, keep.getAttribute("aria-disabled")]).toEqual([false, "true"]);
  });

  it("is off like every other once it is left", () => {
    render(<Once />);
    const keep = screen.getByRole("button", { name: "Keep it" }) as HTMLButtonElement;
    keep.focus();
    fireEvent.click(keep, { detail: 0 });
    fireEvent.blur(keep);
    screen.getByRole("button", { name: "Another" }).focus();
    expect(keep.disabled).toBe(true);
  });
});
