import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { Below } from "./Below";

it("goes to the tab that is open below the stage, so that keys go on from there", () => {
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  render(
    <>
      <Below />
      <aside className="replay-aside">
        <button type="button" role="tab" aria-selected="false">
          Moments
        </button>
        <button type="button" role="tab" aria-selected="true">
          Story
        </button>
      </aside>
    </>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Story and more" }));
  expect(document.activeElement).toBe(screen.getByRole("tab", { name: "Story" }));
  expect(scrolled).toHaveBeenCalled();
});
