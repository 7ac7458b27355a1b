import { describe, expect, it } from "vitest";
import { deedOf } from "./keys";

const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean } = {}) => ({
  ...{ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false },
  ...more,
});

describe("a key on the timeline", () => {
  it("steps a change at a time, ten with shift, and from activity to activity", () => {
    expect(deedOf(press("ArrowRight"), true)).toEqual({ do: "step", by: 1 });
    expect(deedOf(press("ArrowLeft", { shiftKey: true }), true)).toEqual({ do: "step", by: -10 });
    expect(deedOf(press("PageDown"), true)).toEqual({ do: "activity", by: 1 });
    expect(deedOf(press("Home"), true)).toEqual({ do: "start" });
    expect(deedOf(press(" "), true)).toEqual({ do: "play" });
    expect(deedOf(press("]"), true)).toEqual({ do: "moment", by: 1 });
  });

  it("is left to the browser and the reader where it is theirs", () => {
    expect(deedOf(press("ArrowLeft", { ctrlKey: true }), true)).toBeNull();
    expect(deedOf(press("a"), true)).toBeNull();
    for (const key of ["[", "]", "ArrowUp", "ArrowDown"]) expect(deedOf(press(key), false)).toBeNull();
    expect(deedOf(press(" "), false)).toEqual({ do: "play" });
  });
});
