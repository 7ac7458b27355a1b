import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useGathered } from "./gathered";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe("gathered values", () => {
  it("shows the newest of a storm, a few times a second, also when it never pauses", () => {
    const { result, rerender } = renderHook(({ value }) => useGathered(value, 200), {
      initialProps: { value: 0 },
    });
    const seen = new Set<number>();
    for (let value = 1; value <= 100; value += 1) {
      rerender({ value });
      act(() => void vi.advanceTimersByTime(10));
      seen.add(result.current);
    }
    act(() => void vi.advanceTimersByTime(200));
    expect(result.current).toBe(100);
    expect(seen.size).toBeGreaterThan(3);
    expect(seen.size).toBeLessThan(10);
  });
});
