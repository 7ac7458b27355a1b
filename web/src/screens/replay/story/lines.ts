/** The lines of a transcript: what happened in words, in order, with what stands between. Pure. */
import type { TFunction } from "i18next";
import type { AnyEvent, Incident, State } from "../../../contract";
import { foldAll } from "../../../projections/state";
import type { Timeline } from "../../../replay/timeline";
import type { Row } from "../../../replay/types";
import { silenceBetween } from "./reach";
import { toldApart } from "./words";

/** Moves of one note by the same doer that follow each other within so many ms are one line. */
export const RUN = 8000;
/** From so many ms on, silence is worth a line. */
export const SILENCE = 120_000;

/** One thing that happened, or one note moved about several times in a row. */
export interface Line {
  /** The first and the last row of the timeline that it tells of, and the seq of the last one. */
  readonly first: number;
  readonly last: number;
  readonly seq: number;
  readonly at: number;
  readonly activity: string;
  /** Whose board it was on, where the sentence does not say so; `group` is that group's id. */
  readonly place: string;
  readonly group: string;
  readonly said: string;
  /** How many moves it tells of. */
  readonly times: number;
}

/** What happened, and the place on the timeline where it did. */
export interface Happened {
  readonly index: number;
  readonly row: Row;
  readonly event: AnyEvent;
  readonly before: State;
}

/** The rows with their events and the states right before them; `start` is a state from before the first. */
export function happenedIn(
  timeline: Timeline,
  rows: readonly number[],
  start: State,
  events: readonly AnyEvent[],
): readonly Happened[] {
  let [state, folded] = [start, 0];
  return rows.flatMap((index) => {
    const row = timeline.row(index);
    let upto = folded;
    while ((events[upto]?.seq ?? Number.POSITIVE_INFINITY) < row.seq) upto += 1;
    state = foldAll(state, events.slice(folded, upto));
    folded = upto;
    const event = events[upto];
    return event?.seq === row.seq ? [{ index, row, event, before: state }] : [];
  });
}

/** What happened as lines, each by itself. */
export function eachOf(happened: readonly Happened[], today: State, t: TFunction): readonly Line[] {
  return happened.map((one) => lineOf([one], today, t));
}

/** What happened as lines, runs of moves joined. */
export function linesOf(happened: readonly Happened[], today: State, t: TFunction): readonly Line[] {
  const runs: Happened[][] = [];
  for (const one of happened) {
    const last = runs.at(-1)?.at(-1);
    if (last && goesOn(last, one)) runs.at(-1)?.push(one);
    else runs.push([one]);
  }
  return runs.map((run) => lineOf(run, today, t));
}

function goesOn(last: Happened, next: Happened): boolean {
  const [a, b] = [last.event, next.event];
  const moves = a.type === "note.moved" && b.type === "note.moved" && a.note === b.note;
  const same = a.by === b.by && a.author === b.author;
  return moves && same && next.row.at - last.row.at <= RUN && next.index === last.index + 1;
}

/** Of several moves the last one counts, told from where the first began. */
function lineOf(run: readonly Happened[], today: State, t: TFunction): Line {
  const [first, last] = [run[0] as Happened, run.at(-1) as Happened];
  const told = toldApart(last.event, first.before, today, t);
  const { seq, activity, group } = last.row;
  const [at, times] = [first.row.at, run.length];
  return { first: first.index, last: last.index, seq, at, activity, group, ...told, times };
}

/** The line as one sentence. */
export function sentenceOf({ place, said }: Line, t: TFunction): string {
  return place ? t("replayStory.at", { place, said }) : said;
}

/** What a transcript holds, from top to bottom. */
export type Item =
  | { readonly kind: "line"; readonly line: Line }
  | { readonly kind: "heading"; readonly activity: string; readonly at: number }
  | { readonly kind: "silence"; readonly from: number; readonly until: number }
  | { readonly kind: "incident"; readonly incident: Incident };

/** The lines with a heading for each run of an activity. */
export function headed(lines: readonly Line[], timeline: Timeline): readonly Item[] {
  return lines.flatMap((line, place) => [...headingOf(line, lines[place - 1], timeline), toldBy(line)]);
}

/** The same with the silences, where times are the real ones, and what happened to the record itself. */
export function itemsOf(lines: readonly Line[], timeline: Timeline, timed: boolean): readonly Item[] {
  const items = lines.flatMap((line, place) => {
    const before = lines[place - 1];
    const between = before ? betweenOf(before, line, timeline, timed) : [];
    return [...between, ...headingOf(line, before, timeline), toldBy(line)];
  });
  const last = lines.at(-1);
  if (!last || last.last < timeline.length - 1) return items;
  return [...items, ...incidentsIn(timeline, last.seq, Number.POSITIVE_INFINITY)];
}

function toldBy(line: Line): Item {
  return { kind: "line", line };
}

function betweenOf(before: Line, line: Line, timeline: Timeline, timed: boolean): readonly Item[] {
  const gap = timed ? silenceBetween(timeline, before.last, line.first, SILENCE) : null;
  const silence: readonly Item[] = gap ? [{ kind: "silence", ...gap }] : [];
  return [...silence, ...incidentsIn(timeline, before.seq, timeline.seqAt(line.first))];
}

function headingOf(line: Line, before: Line | undefined, timeline: Timeline): readonly Item[] {
  const { first, activity, at } = line;
  if (activity === before?.activity) return [];
  const band = timeline.activities().find(({ fromRow, untilRow }) => fromRow <= first && first <= untilRow);
  return [{ kind: "heading", activity, at: band?.from ?? at }];
}

/** What happened to the record when its head was `from` or later, and before `until` came. */
function incidentsIn({ incidents }: Timeline, from: number, until: number): readonly Item[] {
  return incidents
    .filter(({ seq }) => seq >= from && seq < until)
    .map((incident) => ({ kind: "incident", incident }));
}

/** The place of the line that tells of `row`, or of the last one before it; -1 before the first. */
export function lineAt(lines: readonly Line[], row: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.first ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
