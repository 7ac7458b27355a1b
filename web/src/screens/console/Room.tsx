import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Seat } from "../../contract";
import { useSignals } from "../../sync/store";
import { Button, GroupMark, Shape } from "../../ui";
import { called } from "../called";
import { Balance } from "./Balance";
import { DoorCard } from "./DoorCard";
import { useDesk } from "./desk";
import { EraseName, EraseSeat } from "./Erase";
import { useKeptFocus } from "./keptFocus";
import { Lobby } from "./Lobby";
import { Needs } from "./Needs";
import { roomView, type SeatView } from "./room";
import { SeatSheet } from "./SeatSheet";
import { Tables } from "./tables/Tables";

/** Who is here, at which table, who asks for something, whose changes have not arrived; and the way in for more. */
export function Room() {
  const { t } = useTranslation();
  const { state, focus } = useDesk();
  const fleeting = useSignals();
  const [picked, pick] = useState<string | null>(null);
  const room = roomView(state, fleeting, focus?.id ?? null);
  const place = useKeptFocus<HTMLElement>();
  const seat = picked === null ? undefined : state.people.seats[picked];
  return (
    <section className="desk-panel room" aria-labelledby="desk-room" ref={place} tabIndex={-1}>
      <div className="room-head">
        <div>
          <h2 id="desk-room" className="desk-heading">
            {t("console.room")}
          </h2>
          <p className="desk-soft">
            {room.seats === 0
              ? t("console.nobody")
              : t("console.seats", { count: room.seats, here: room.here })}
          </p>
        </div>
        <Tables />
      </div>
      <Lobby seats={room.lobby} />
      <Needs needs={room.needs} />
      <div className="desk-scroll room-groups">
        {room.loose.length > 0 && (
          <div className="room-group">
            <h3>{t("deskTables.loose")}</h3>
            <Seats seats={room.loose} onPick={pick} />
          </div>
        )}
        {room.groups.map(({ group, seats }) => (
          <div key={group.id} className="room-group" data-group-shape={group.shape}>
            <h3>
              <GroupMark shape={group.shape} label={group.name} />
              <span className="desk-soft">
                {t("console.ofGroup", { count: seats.length, here: seats.filter((one) => one.here).length })}
              </span>
            </h3>
            <Seats seats={seats} onPick={pick} />
          </div>
        ))}
        <Removed seats={room.removed} />
        {focus && <Balance activity={focus} />}
      </div>
      <DoorCard />
      {seat && <SeatSheet seat={seat} onClose={() => pick(null)} />}
    </section>
  );
}

interface SeatsProps {
  readonly seats: readonly SeatView[];
  onPick(seat: string): void;
}

function Seats({ seats, onPick }: SeatsProps) {
  return (
    <ul>
      {seats.map((one) => (
        <li key={one.seat.id}>
          <SeatRow view={one} onPick={onPick} />
        </li>
      ))}
    </ul>
  );
}

function SeatRow({ view, onPick }: { readonly view: SeatView; onPick(seat: string): void }) {
  const { t } = useTranslation();
  const { state, focus } = useDesk();
  const { seat, here, tablets, unsent } = view;
  const background = state.people.groups[seat.background];
  const scribe = seat.scribe === null ? undefined : state.people.seats[seat.scribe];
  const mixed = focus !== null && focus.grouping !== "separate";
  return (
    <Pressable className="seat" data-here={here || undefined} onPress={() => onPick(seat.id)}>
      <span className="seat-dot" aria-hidden="true" />
      <span className="seat-name">
        {called(seat)}
        {scribe && <span className="seat-scribe">{t("deskSeat.writtenBy", { name: called(scribe) })}</span>}
      </span>
      {background && (mixed || background.id !== seat.group) && (
        <span className="seat-from">
          <Shape shape={background.shape} />
          <span className="visually-hidden">{t("console.brings", { background: background.name })}</span>
        </span>
      )}
      <span className="seat-state">
        {here || scribe ? "" : t("console.away")}
        <span className="visually-hidden">{here ? t("console.here") : ""}</span>
        {tablets > 1 && <span className="seat-unsent">{t("deskSeat.tablets", { count: tablets })}</span>}
        {unsent > 0 && <span className="seat-unsent">{t("console.unsent", { count: unsent })}</span>}
      </span>
    </Pressable>
  );
}

/** Seats that were removed can come back with the very key they had. */
function Removed({ seats }: { readonly seats: readonly Seat[] }) {
  const { t } = useTranslation();
  const { act, state } = useDesk();
  if (!seats.length) return null;
  return (
    <details className="room-removed">
      <summary>{t("console.removedSeats", { count: seats.length })}</summary>
      <ul>
        {seats.map((seat) => (
          <li key={seat.id}>
            <span>{called(seat)}</span>
            {!state.session.closed && (
              <Button
                kind="quiet"
                aria-label={t("console.readmitSays", { name: called(seat) })}
                onPress={() => act({ type: "readmitSeat", seat: seat.id })}
              >
                {t("console.readmit")}
              </Button>
            )}
            <EraseName who={seat} />
            <EraseSeat seat={seat} />
          </li>
        ))}
      </ul>
    </details>
  );
}
