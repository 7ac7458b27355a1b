import { useMemo } from "react";
import { useTimeline } from "../useReplay";
import { type Trail, trailOf } from "./trail";

/** The way that a note went, as far as the timeline has been loaded. */
export function useTrail(note: string): Trail {
  const timeline = useTimeline();
  return useMemo(() => trailOf(timeline, note), [timeline, note]);
}
