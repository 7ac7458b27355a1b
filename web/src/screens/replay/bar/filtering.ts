/** What there is to choose from when only a part is looked at, and what is chosen, in words. Pure. */
import type { Group, State } from "../../../contract";
import { EVERYONE } from "../../../projections/groups";
import type { Filter } from "../../../replay/types";
import { words } from "../../../words";

/** Every group that there ever was, of backgrounds and of tables, once. */
export function groupsEver({ people, agenda }: State): readonly Group[] {
  const formed = Object.values(people.formations).flatMap(({ groups }) => Object.values(groups));
  const together = Object.values(agenda.activities).some(({ grouping }) => grouping === "together");
  const all = [...Object.values(people.groups), ...formed, ...(together ? [EVERYONE] : [])];
  return [...new Map(all.map((group) => [group.id, group])).values()];
}

/** What was ticked, or left out again if it was ticked before. */
export function toggled<Value>(list: readonly Value[], value: Value): readonly Value[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}

/** Everything that is chosen, by name; empty where everything is looked at. */
export function filterInWords({ groups, aspects, kinds }: Filter, today: State): readonly string[] {
  const named = new Map(groupsEver(today).map(({ id, name }) => [id, name]));
  return [
    ...groups.map((id) => named.get(id) ?? id),
    ...aspects.map((id) => today.session.aspects[id]?.title ?? id),
    ...kinds.map((kind) => words.t(`replay.kinds.${kind}`)),
  ];
}
