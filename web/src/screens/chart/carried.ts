/** What the scale said of an aspect, for the group that now weighs it: where each group put it, and what stands out. Pure. */
import type { ActivityState, Group, Lane, Row, Scale, State } from "../../contract";
import { compare, type Standing } from "../../projections/comparison";
import { groupsIn } from "../../projections/groups";
import { words } from "../../words";
import { gapInWords } from "../comparison/inWords";
import { placeInWords } from "../tablet/places";

export interface CarriedLane {
  readonly group: Group;
  /** Where they put it, or what they said instead: "nearer “Set in stone”", "did not get to it". */
  readonly answer: string;
}

export interface Carried {
  readonly lanes: readonly CarriedLane[];
  /** The gap between the groups as a plain statement; "" where there is none. */
  readonly gap: string;
  /** What stands out, in words; "" where nothing does. */
  readonly mark: string;
  /** 0–1000; null where fewer than two groups placed it. */
  readonly distance: number | null;
}

/** What was carried over to this activity, by aspect; empty as long as no scale before it has been revealed. */
export function carriedTo(state: State, activity: string): ReadonlyMap<string, Carried> {
  const scale = scaleBefore(state, activity);
  if (!scale) return new Map();
  const groups = groupsIn(state, scale.id);
  const rows = compare(state, scale.id).rows;
  return new Map(rows.map((row) => [row.aspect, carried(row, groups, state.session.scale)]));
}

/** The aspects in the order asked for; equals stay in the order of the plan. */
export function ordered<One extends { readonly id: string }>(
  aspects: readonly One[],
  from: ReadonlyMap<string, Carried>,
  furthestFirst: boolean,
): readonly One[] {
  const far = (one: One) => from.get(one.id)?.distance ?? -1;
  return furthestFirst ? [...aspects].sort((a, b) => far(b) - far(a)) : aspects;
}

/** The last scale on the agenda before this activity whose boards everybody may see. */
function scaleBefore(state: State, activity: string): ActivityState | undefined {
  const agenda = Object.values(state.agenda.activities);
  const before = agenda.slice(
    0,
    agenda.findIndex(({ id }) => id === activity),
  );
  return before.filter(({ kind, revealed }) => kind === "scale" && revealed).at(-1);
}

function carried(row: Row, groups: Readonly<Record<string, Group>>, scale: Scale): Carried {
  const lanes = row.lanes.flatMap((lane) => {
    const group = groups[lane.group];
    return group ? [{ group, answer: answer(lane, scale) }] : [];
  });
  const gap = row.distance === null ? "" : gapInWords(row.distance);
  return { lanes, gap, mark: markOf(row, groups, gap), distance: row.distance };
}

/** Only what was declared far is called far; that one group alone got to an aspect is plain to see. */
function markOf(row: Row, groups: Readonly<Record<string, Group>>, gap: string): string {
  if (row.band === "far") return words.t("chart.mark.far", { gap });
  const got = row.lanes.filter((lane) => GOT_TO.includes(lane.standing));
  const [only] = got;
  if (!only || got.length > 1 || row.lanes.length < 2) return "";
  return words.t("chart.mark.onlyOne", { group: groups[only.group]?.name ?? "" });
}

const GOT_TO: readonly Standing[] = ["placed", "depends", "cantAgree", "undecided"];

function answer(lane: Lane, scale: Scale): string {
  const middle = lane.alone?.spread.median ?? null;
  if (lane.alone && middle !== null) {
    const place = placeInWords(middle, scale);
    return words.t("chart.put.people", { place, count: lane.alone.spread.n });
  }
  if (lane.standing === "placed" && lane.x !== null) return placeInWords(lane.x, scale);
  if (lane.standing === "depends" && lane.depends) {
    return words.t("chart.put.dependsOn", { text: lane.depends });
  }
  return words.t(`chart.put.${lane.standing === "absent" ? "unplaced" : lane.standing}`);
}
