/** What happened to the record itself, in words. Pure. */
import type { Incident } from "../../../contract";
import type { Timeline } from "../../../replay/timeline";
import { words } from "../../../words";
import { timeOfDay } from "../../tablet/who";

const TOLD = ["lost", "imported", "erased", "nameErased", "seatErased", "shortened", "restored"] as const;

type Told = (typeof TOLD)[number];

function isTold(kind: Incident["kind"]): kind is Told {
  return TOLD.some((told) => told === kind);
}

/** Those that somebody who watches should know of; that a server was started and stopped as usual is none of them. */
export function incidentsIn({ incidents }: Pick<Timeline, "incidents">): readonly Incident[] {
  return incidents.filter(({ kind }) => isTold(kind));
}

/** What happened, that nothing is lost, and when it went on. */
export function incidentInWords({ kind, at }: Incident, blurred: boolean): string {
  const { t } = words;
  if (!isTold(kind)) return "";
  return blurred ? t(`replay.incident.${kind}`) : t(`replay.incident.${kind}At`, { time: timeOfDay(at) });
}

/** Those right after the event `seq`. */
export function incidentsAt(timeline: Pick<Timeline, "incidents">, seq: number): readonly Incident[] {
  return incidentsIn(timeline).filter((incident) => incident.seq === seq);
}
