/** What paper needs to know of a workshop, whether it is still a draft or a session already. */
import type { Activity, Group, Prompt, Scale, State } from "../../contract";
import { EVERYONE, groupsIn } from "../../projections/groups";
import type { ActivityRow, Draft } from "../editor/draft";

export type PrintGroup = Pick<Group, "id" | "name" | "shape">;

export interface PrintActivity {
  readonly id: string;
  readonly kind: Activity["kind"];
  readonly title: string;
  readonly instruction: string;
  readonly attribution: Activity["attribution"];
  /** Those who work together; empty where tables are mixed and nobody has been dealt out yet. */
  readonly groups: readonly PrintGroup[];
  readonly prompts: readonly Prompt[];
}

export interface Printing {
  readonly title: string;
  readonly scale: Scale;
  readonly aspects: readonly { readonly id: string; readonly title: string; readonly detail: string }[];
  readonly activities: readonly PrintActivity[];
  /** Who can gain or lose by something, by name. */
  readonly bearers: readonly string[];
}

/** A draft on paper. */
export function ofDraft(draft: Draft): Printing {
  const backgrounds = draft.backgrounds.map(({ key, name, shape }) => ({ id: key, name, shape }));
  return {
    title: draft.title,
    scale: draft.scale,
    aspects: draft.aspects.map(({ key, title, detail }) => ({ id: key, title, detail })),
    activities: draft.activities.map((row) => ({
      ...row,
      id: row.key,
      groups: usualGroups(row.grouping, backgrounds),
      prompts: row.prompts.map((prompt) => ({ ...prompt, id: prompt.key })),
    })),
    bearers: draft.bearers.map((row) => row.name),
  };
}

/** A session on paper: with the topics that came up on the day and without those that were put aside. */
export function ofState(state: State): Printing {
  const { session, agenda, charts } = state;
  return {
    title: session.title,
    scale: session.scale,
    aspects: Object.values(session.aspects).filter((aspect) => !aspect.parked),
    activities: Object.values(agenda.activities).map((activity) => ({
      ...activity,
      groups:
        activity.grouping === "mixed" && !state.people.formations[activity.id]
          ? []
          : Object.values(groupsIn(state, activity.id)),
    })),
    bearers: Object.values(charts.bearers).map((bearer) => bearer.name),
  };
}

function usualGroups(
  grouping: ActivityRow["grouping"],
  backgrounds: readonly PrintGroup[],
): readonly PrintGroup[] {
  if (grouping === "together") return [EVERYONE];
  return grouping === "separate" ? backgrounds : [];
}

/** Activities of a kind, each with the groups that need a sheet; null for a sheet on which a table writes its name. */
export function sheetsOf(
  printing: Printing,
  kind: Activity["kind"],
): readonly { readonly activity: PrintActivity; readonly group: PrintGroup | null }[] {
  return printing.activities
    .filter((activity) => activity.kind === kind)
    .flatMap((activity) =>
      (activity.groups.length ? activity.groups : [null]).map((group) => ({ activity, group })),
    );
}

/** Activities that ask people something to answer. */
export function questionsOf(printing: Printing): readonly PrintActivity[] {
  return printing.activities
    .map((activity) => ({
      ...activity,
      prompts: activity.prompts.filter((prompt) => prompt.kind !== "card"),
    }))
    .filter((activity) => activity.prompts.length > 0);
}

/** Everybody who needs a set of topic cards of their own: the groups of the first scale. */
export function setsOf(printing: Printing): readonly PrintGroup[] {
  return printing.activities.find((activity) => activity.kind === "scale")?.groups ?? [];
}
