import { Shape } from "../../ui";
import type { LaneView } from "./rows";

/** From this place on, a mark's label stands to its left, so that it never leaves the scale. */
const TURN = 600;

/**
 * One lane a group on a shared scale, one mark each. Where a group gave no place, its lane says which answer it gave
 * instead. A picture of the table's row: a screen reader is given the row itself.
 */
export function Lanes({ lanes }: { readonly lanes: readonly LaneView[] }) {
  return (
    <span className="lanes" aria-hidden="true">
      <Link lanes={lanes} />
      {lanes.map((lane) => (
        <span
          key={lane.group.id}
          className="lane"
          data-group-shape={lane.group.shape}
          data-standing={lane.standing}
        >
          {lane.x === null ? <Words lane={lane} /> : <Mark lane={lane} x={lane.x} />}
        </span>
      ))}
    </span>
  );
}

function Mark({ lane, x }: { readonly lane: LaneView; readonly x: number }) {
  return (
    <span className="lane-track">
      <span className="lane-mark" data-turned={x > TURN || undefined} style={{ left: `${x / 10}%` }}>
        <Shape shape={lane.group.shape} />
        <span className="lane-label">{lane.group.name}</span>
      </span>
    </span>
  );
}

function Words({ lane }: { readonly lane: LaneView }) {
  return (
    <span className="lane-words">
      <Shape shape={lane.group.shape} />
      {lane.answer}
    </span>
  );
}

/** A thin line from mark to mark: how far, at a glance. */
function Link({ lanes }: { readonly lanes: readonly LaneView[] }) {
  const marks = lanes.flatMap((lane, row) => (lane.x === null ? [] : [{ x: lane.x, y: row + 0.5 }]));
  if (marks.length < 2) return null;
  return (
    <svg
      className="lane-link"
      viewBox={`0 0 1000 ${lanes.length}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline points={marks.map(({ x, y }) => `${x},${y}`).join(" ")} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
