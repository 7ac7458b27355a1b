import { useShown } from "../useReplay";
import { arcsOf, stopsOf } from "./trail";
import { useTrail } from "./useTrail";

/** The way of a note along the scale, above a small board's line: an arc for each move, a stop for each place. */
export function TrailArcs({ note }: { readonly note: string }) {
  const trail = useTrail(note);
  const row = useShown((shown) => shown.row);
  const stops = stopsOf(trail, row);
  return (
    <div className="trail" aria-hidden="true">
      <svg className="trail-arcs" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
        {trail.runs.map((run) => (
          <path key={run[0]?.row} d={arcsOf(run)} />
        ))}
      </svg>
      {stops.map(({ number, x, reached }) => (
        <span
          key={number}
          className="trail-stop"
          data-reached={reached || undefined}
          style={{ left: `${x / 10}%` }}
        >
          {number}
        </span>
      ))}
    </div>
  );
}
