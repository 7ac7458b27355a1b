import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../contract";
import { GroupMark, Shape } from "../../ui";
import type { DoorWay } from "../door";
import { LateEntrance } from "./Entrance";
import { Countdown } from "./Stage";
import { seating, type TableView } from "./seating";

export interface TablesProps {
  readonly state: State;
  readonly activity: ActivityState;
  readonly door: DoorWay;
  /** It has not begun yet. */
  readonly next: boolean;
  now(): number;
}

/** Who sits where: for people who stand in the room with a cup of tea and look for their table. */
export function Tables({ state, activity, door, next, now }: TablesProps) {
  const { t } = useTranslation();
  return (
    <main className="wall-seats">
      <header className="revealed-head">
        <div>
          <p className="wall-over">{next ? t("wall.next", { title: activity.title }) : activity.title}</p>
          <h1>{t("wall.seats")}</h1>
        </div>
        <Countdown state={state} now={now} />
      </header>
      <div className="tables">
        {seating(state, activity.id).map((table) => (
          <Table key={table.group.id} table={table} />
        ))}
      </div>
      <div className="wall-edge">
        <p className="wall-soft">{t("wall.seatsAsk")}</p>
        <LateEntrance door={door} locked={state.session.doorLocked} />
      </div>
    </main>
  );
}

function Table({ table: { group, seats } }: { readonly table: TableView }) {
  const { t } = useTranslation();
  return (
    <section className="table" data-group-shape={group.shape} aria-label={group.name}>
      <h2>
        <GroupMark shape={group.shape} label={group.name} />
      </h2>
      {seats.length === 0 && <p className="wall-soft">{t("wall.seatsNobody")}</p>}
      <ul>
        {seats.map(({ seat, name, from }) => (
          <li key={seat} data-group-shape={from?.shape}>
            {from && from.id !== group.id && <Shape shape={from.shape} />}
            <bdi>{name}</bdi>
            {from && from.id !== group.id && <span className="visually-hidden">, {from.name}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
