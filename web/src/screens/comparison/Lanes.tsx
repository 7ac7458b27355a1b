import { Shape } from "../../ui";
import type { LaneView } from "./rows";

/** Nearer to an end than this, a label has no room on that side. */
const ROOM = 280;

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
          {lane.x === null ? (
            <Words lane={lane} />
          ) : (
            <Mark lane={lane} x={lane.x} turned={turns(lane.x, lanes)} />
          )}
        </span>
      ))}
    </span>
  );
}

/** Labels stand on the outer side, so that they do not cover the line between the marks, wherever there is room. */
function turns(x: number, lanes: readonly LaneView[]): boolean {
  if (x < ROOM || x > 1000 - ROOM) return x > 500;
  const others = lanes.map((lane) => lane.x).filter((other) => other !== null && other !== x);
  return others.length > 0 ? others.every((other) => other !== null && other > x) : x > 500;
}

interface MarkProps {
  readonly lane: LaneView;
  readonly x: number;
  /** The label stands to the left of the mark. */
  readonly turned: boolean;
}

function Mark({ lane, x, turned }: MarkProps) {
  return (
    <span className="lane-track">
      <span className="lane-mark" data-turned={turned || undefined} style={{ left: `${x / 10}%` }}>
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
