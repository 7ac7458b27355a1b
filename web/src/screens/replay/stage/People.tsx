import { useTranslation } from "react-i18next";
import type { State } from "../../../contract";
import { GroupMark } from "../../../ui";
import { seating } from "../../wall/seating";

export interface PeopleProps {
  readonly state: State;
  /** The activity they sat down for; null for the groups of their perspectives. */
  readonly activity: string | null;
}

/** Who was there, and at which table; only how many, where their names are not for this viewer. */
export function People({ state, activity }: PeopleProps) {
  const { t } = useTranslation();
  return (
    <section className="people-then" aria-labelledby="people-then">
      <h3 id="people-then">{t(activity === null ? "replay.people.there" : "replay.people.tables")}</h3>
      <ul className="people-groups">
        {seating(state, activity ?? "").map(({ group, seats }) => {
          const names = seats.map(({ name }) => name).filter((name) => name !== "");
          return (
            <li key={group.id} className="people-group" data-group-shape={group.shape}>
              <h4>
                <GroupMark shape={group.shape} label={group.name} />
              </h4>
              <p>{t("replay.people.count", { count: seats.length })}</p>
              {names.length > 0 && <p dir="auto">{names.join(", ")}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
