import type { Group } from "../../../contract";
import type { Trace } from "../../../replay/traces";
import { Shape } from "../../../ui";
import { linesOf } from "./traceInWords";

export interface TracePictureProps {
  readonly trace: Trace;
  readonly group: Group;
  /** How long the activity ran, in ms: the height of the picture. */
  readonly spent: number;
}

/** Where it lay and when: across the scale from left to right, down the time. Drawn from the row, which says it all. */
export function TracePicture({ trace, group, spent }: TracePictureProps) {
  const [first, last] = [trace.steps[0], trace.steps.at(-1)];
  const height = Math.max(1, spent);
  return (
    <span className="trace-picture" data-group-shape={group.shape} aria-hidden="true">
      <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
        <line
          className="trace-middle"
          x1="500"
          y1="0"
          x2="500"
          y2={height}
          vectorEffect="non-scaling-stroke"
        />
        {linesOf(trace).map((line) => (
          <path key={line} d={line} vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      {first && first.x !== null && (
        <span
          className="trace-first"
          style={{ left: `${first.x / 10}%`, top: `${(first.clock / height) * 100}%` }}
        />
      )}
      {last && last.x !== null && (
        <span className="trace-last" style={{ left: `${last.x / 10}%` }}>
          <Shape shape={group.shape} />
        </span>
      )}
    </span>
  );
}
