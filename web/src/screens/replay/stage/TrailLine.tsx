import { useShown } from "../useReplay";
import { lineOf, stopsOf } from "./trail";
import { useTrail } from "./useTrail";

/** The way of a note over a large board: a line from place to place, numbered in their order. */
export function TrailLine({ note }: { readonly note: string }) {
  const trail = useTrail(note);
  const row = useShown((shown) => shown.row);
  const stops = stopsOf(trail, row);
  return (
    <div className="trail trail-over" aria-hidden="true">
      <svg viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden="true">
        {trail.runs.map((run) => (
          <path key={run[0]?.row} d={lineOf(run)} />
        ))}
      </svg>
      {stops.map(({ number, x, y, reached }) => (
        <span
          key={number}
          className="trail-stop"
          data-reached={reached || undefined}
          style={{ left: `${x / 10}%`, top: `${y / 10}%` }}
        >
          {number}
        </span>
      ))}
    </div>
  );
}
