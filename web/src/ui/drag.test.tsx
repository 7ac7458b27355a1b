import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DragHandlers, type Strip, useDrag } from "./drag";

const did: string[] = [];
let strip: Strip | null = null;

const HANDLERS: DragHandlers = {
  onLift: (touch) => did.push(touch ? "lift by finger" : "lift"),
  onCarry: (dx, dy) => did.push(`carry ${dx} ${dy}`),
  onDrop: () => did.push("drop"),
  onCancel: () => did.push("cancel"),
  onStep: (dx, dy, far) => did.push(`step ${dx} ${dy}${far ? " far" : ""}`),
  strip: () => strip,
};

function Thing() {
  return (
    <button type="button" {...useDrag(HANDLERS)} onClick={() => did.push("tap")}>
      thing
    </button>
  );
}

/** jsdom's pointer events know neither page positions nor types of pointer. */
function pointer(type: string, x: number, y: number, pointerType: string, target: EventTarget = window) {
  const event = new MouseEvent(type, { bubbles: true, cancelable: true, button: 0, clientX: x, clientY: y });
  Object.assign(event, { pointerId: 1, pointerType });
  Object.defineProperties(event, { pageX: { value: x }, pageY: { value: y } });
  act(() => void target.dispatchEvent(event));
}

function press(way: readonly (readonly [number, number])[], pointerType = "touch") {
  const thing = screen.getByRole("button");
  pointer("pointerdown", 0, 0, pointerType, thing);
  for (const [x, y] of way) pointer("pointermove", x, y, pointerType);
}

beforeEach(() => {
  did.length = 0;
  strip = null;
  vi.stubGlobal("PointerEvent", MouseEvent);
  render(<Thing />);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("press and drag", () => {
  it("leaves a press that trembles a tap", () => {
    press([
      [2, 1],
      [3, 3],
    ]);
    pointer("pointerup", 3, 3, "touch");
    fireEvent.click(screen.getByRole("button"));
    expect(did).toEqual(["tap"]);
  });

  it("lifts, carries and drops, and takes the click at the end for no tap", () => {
    press([[20, 0]]);
    pointer("pointerup", 20, 0, "touch");
    fireEvent.click(screen.getByRole("button"));
    expect(did).toEqual(["lift by finger", "carry 20 0", "drop"]);
  });

  it("is called off by Escape, and by a browser that takes the finger away", () => {
    press([[20, 0]], "mouse");
    act(() => void window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })));
    pointer("pointerup", 20, 0, "mouse");
    press([[0, 30]]);
    pointer("pointercancel", 0, 30, "touch");
    expect(did).toEqual(["lift", "carry 20 0", "cancel", "lift by finger", "carry 0 30", "cancel"]);
  });

  it("steps with the arrow keys, further with Shift", () => {
    fireEvent.keyDown(screen.getByRole("button"), { key: "ArrowRight" });
    fireEvent.keyDown(screen.getByRole("button"), { key: "ArrowUp", shiftKey: true });
    expect(did).toEqual(["step 1 0", "step 0 -1 far"]);
  });

  it("slides the strip along its way, and lifts across it with no jump by what it slid", () => {
    const slide = vi.fn((px: number) => px);
    strip = { along: "x", slide };
    press([
      [40, 2],
      [45, 20],
    ]);
    expect(slide).toHaveBeenCalledWith(40);
    expect(did).toEqual(["lift by finger", "carry 5 20"]);
  });
});
