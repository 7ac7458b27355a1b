import { Flag, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { useTimeline, useToday } from "../useReplay";
import type { Axis } from "./axis";
import { Histogram } from "./Histogram";
import { incidentsIn } from "./incidents";
import { momentsIn } from "./jumps";

/** What lies still under the thumb: the activities, what happened when, the long pauses, the moments, the incidents. */
export const Track = memo(function Track({ axis }: { readonly axis: Axis }) {
  const timeline = useTimeline();
  const today = useToday();
  const at = (share: number) => ({ left: `${share * 100}%` });
  const along = (from: number, until: number) => ({ ...at(from), width: `${(until - from) * 100}%` });
  return (
    <div className="bar-still" aria-hidden="true">
      <div className="bar-bands">
        {timeline.activities().map(({ activity, fromRow, from, until }, place) => (
          <span
            key={fromRow}
            className="bar-band"
            data-odd={place % 2 === 1 || undefined}
            style={along(axis.share(from), axis.share(until))}
          >
            {today.agenda.activities[activity]?.title}
          </span>
        ))}
      </div>
      <Histogram axis={axis} />
      {axis.folds.map(({ from, until }) => (
        <span key={from} className="bar-fold" style={along(from, until)} />
      ))}
      <div className="bar-pins">
        {momentsIn(timeline, today).map((moment) => (
          <span key={moment.id} className="bar-pin" data-seq={moment.seq} style={at(axis.share(moment.at))}>
            <Flag aria-hidden />
          </span>
        ))}
        {incidentsIn(timeline).map((incident) => (
          <span
            key={`${incident.kind}${incident.seq}${incident.at}`}
            className="bar-pin"
            data-incident
            data-seq={incident.seq}
            style={at(axis.share(timeline.timeAt(timeline.rowOfSeq(incident.seq))))}
          >
            <TriangleAlert aria-hidden />
          </span>
        ))}
      </div>
    </div>
  );
});
