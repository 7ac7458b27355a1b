import { useTranslation } from "react-i18next";
import type { Group, Seat } from "../../../contract";
import { GroupMark, Shape } from "../../../ui";
import { called } from "../../called";
import { useDesk } from "../desk";
import type { Table } from "../seating";

export interface TableCardProps {
  readonly title: string;
  /** `group` is null for people who have no place in this activity yet. */
  readonly table: Omit<Table, "group"> & { readonly group: Group | null };
  /** Where somebody can go. */
  readonly choices: readonly Group[];
  readonly activity: string;
  readonly formed: boolean;
  isNew(seat: string): boolean;
}

/** One table: who sits there, what they bring, and for each of them the way to another table. */
export function TableCard({ title, table, choices, activity, formed, isNew }: TableCardProps) {
  const { t } = useTranslation();
  const { group, seats, from, without } = table;
  return (
    <section className="listed" data-group-shape={group?.shape} aria-label={title}>
      <h3>{group ? <GroupMark shape={group.shape} label={title} /> : title}</h3>
      {from.length > 0 && (
        <p className="desk-soft">
          {from
            .map(({ background, count }) => t("deskTables.from", { background: background.name, count }))
            .join(", ")}
          {formed &&
            without.map(({ id, name }) => (
              <span key={id}> {t("deskTables.without", { background: name })}</span>
            ))}
        </p>
      )}
      {seats.length === 0 && <p className="desk-soft">{t("deskTables.empty")}</p>}
      <ul>
        {seats.map((seat) => (
          <li key={seat.id}>
            <SeatLine
              seat={seat}
              group={group}
              choices={choices}
              activity={activity}
              formed={formed}
              isNew={isNew(seat.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SeatLineProps {
  readonly seat: Seat;
  readonly group: Group | null;
  readonly choices: readonly Group[];
  readonly activity: string;
  readonly formed: boolean;
  readonly isNew: boolean;
}

function SeatLine({ seat, group, choices, activity, formed, isNew }: SeatLineProps) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const background = state.people.groups[seat.background];
  const move = (to: string) =>
    act({ type: "moveSeat", seat: seat.id, group: to, ...(formed && { activity }) });
  return (
    <div className="table-seat">
      {background && <Shape shape={background.shape} />}
      <span className="table-name">
        {called(seat)}{" "}
        {background && (
          <span className="visually-hidden">{t("console.brings", { background: background.name })}</span>
        )}
        {isNew && <span className="sign">{t("deskTables.new")}</span>}
      </span>
      {choices.length > 1 && !state.session.closed && (
        <select
          className="field-input table-move"
          aria-label={t("deskTables.moveSays", { name: called(seat) })}
          value={group?.id ?? ""}
          onChange={(event) => move(event.target.value)}
        >
          {!group && <option value="">{t("deskTables.choose")}</option>}
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
