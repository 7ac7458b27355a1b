import { useMemo } from "react";
import { useTimeline } from "../useReplay";
import { type Axis, axisOf } from "./axis";

/** Where instants lie along the bar, as far as the timeline has been loaded. */
export function useAxis(): Axis {
  const timeline = useTimeline();
  return useMemo(() => axisOf(timeline), [timeline]);
}
