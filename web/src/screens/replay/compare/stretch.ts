/** The two instants that are held against each other, and what there is to choose them from. Pure. */
import type { State } from "../../../contract";
import type { Timeline } from "../../../replay/timeline";
import type { About } from "../../../replay/types";
import { words } from "../../../words";
import { momentsIn } from "../bar/jumps";
import { exactly } from "../bar/times";

/** Right after the event `from`, and right after the event `to`; `from` is never the later one. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretch with one end put elsewhere; the other end goes along where it would come out on the wrong side. */
export function withFrom({ to }: Stretch, from: number): Stretch {
  return { from, to: Math.max(from, to) };
}

export function withTo({ from }: Stretch, to: number): Stretch {
  return { from: Math.min(from, to), to };
}

/** The run of the activity that `seq` lies in, from right before it; everything, where none runs. */
export function runAround(timeline: Timeline, about: About, seq: number): Stretch {
  const row = timeline.rowOfSeq(seq);
  const band = timeline.activities().find(({ fromRow, untilRow }) => fromRow <= row && row <= untilRow);
  return band
    ? { from: timeline.seqAt(band.fromRow), to: timeline.seqAt(band.untilRow) }
    : { from: about.after, to: about.upto };
}

export interface Instant {
  readonly value: string;
  readonly words: string;
}

/** The instants that have a name, in order, and `chosen`, which may have none. */
export function instants(
  timeline: Timeline,
  today: State,
  about: About,
  chosen: number,
  end: "from" | "to",
): readonly Instant[] {
  const { t } = words;
  const runs = timeline.activities().map(({ activity, fromRow, untilRow }) => {
    const title = today.agenda.activities[activity]?.title ?? "";
    return end === "from"
      ? { seq: timeline.seqAt(fromRow), said: t("replayCompare.begins", { title }) }
      : { seq: timeline.seqAt(untilRow), said: t("replayCompare.ends", { title }) };
  });
  const moments = momentsIn(timeline, today).map(({ seq, words: label }) => ({
    seq,
    said: t("replayCompare.moment", { label }),
  }));
  const whole = end === "from" ? about.after : about.upto;
  const named = [
    { seq: whole, said: t(end === "from" ? "replayCompare.start" : "replayCompare.end") },
    ...runs,
    ...moments,
  ].filter(({ seq }) => seq >= about.after && seq <= about.upto);
  const known = named.some(({ seq }) => seq === chosen);
  const all = known ? named : [...named, { seq: chosen, said: instantInWords(timeline, about, chosen) }];
  const once = new Map(all.map(({ seq, said }) => [seq, said] as const).reverse());
  return [...once]
    .sort(([one], [other]) => one - other)
    .map(([seq, said]) => ({ value: String(seq), words: said }));
}

/** "14:05:33, event 1234"; without the time where times are not the real ones. */
export function instantInWords(timeline: Timeline, { blurred }: About, seq: number): string {
  const row = timeline.rowOfSeq(seq);
  if (blurred || row < 0) return words.t("replayCompare.event", { seq });
  return words.t("replayCompare.instant", { seq, time: exactly(timeline.timeAt(row)) });
}
