import { Hand } from "lucide-react";
import { useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Seat } from "../../contract";
import { useSignals } from "../../sync/store";
import { Button, GroupMark, Shape } from "../../ui";
import { DoorCard } from "./DoorCard";
import { useDesk } from "./desk";
import { type GroupView, roomView, type SeatView } from "./room";
import { SeatSheet } from "./SeatSheet";

/** Who is here, who wants help, whose changes have not arrived: the people, and the way in for more. */
export function Room() {
  const { t } = useTranslation();
  const { state } = useDesk();
  const fleeting = useSignals();
  const [picked, pick] = useState<string | null>(null);
  const room = roomView(state, fleeting);
  const seat = picked === null ? undefined : state.people.seats[picked];
  return (
    <section className="desk-panel room" aria-labelledby="desk-room">
      <div className="room-head">
        <h2 id="desk-room" className="desk-heading">
          {t("console.room")}
        </h2>
        <p>
          {room.seats === 0
            ? t("console.nobody")
            : t("console.seats", { count: room.seats, here: room.here })}
        </p>
      </div>
      <Hands hands={room.hands} />
      <div className="desk-scroll room-groups">
        {room.groups.map((view) => (
          <GroupSeats key={view.group.id} view={view} onPick={pick} />
        ))}
        <Removed seats={room.removed} />
      </div>
      <DoorCard />
      {seat && <SeatSheet seat={seat} onClose={() => pick(null)} />}
    </section>
  );
}

function Hands({ hands }: { readonly hands: readonly SeatView[] }) {
  const { t } = useTranslation();
  const { act, state } = useDesk();
  return (
    <div className="hands" role="status">
      {hands.map(({ seat }) => {
        const group = state.people.groups[seat.group];
        return (
          <div key={seat.id} className="hand">
            <Hand aria-hidden />
            <span className="hand-words">
              <strong>{t("console.hand", { name: seat.name })}</strong>
              {group && <GroupMark shape={group.shape} label={group.name} />}
            </span>
            <Button
              aria-label={t("console.lowerSays", { name: seat.name })}
              onPress={() => act({ type: "lowerHand", seat: seat.id })}
            >
              {t("console.lower")}
            </Button>
          </div>
        );
      })}
    </div>
  );
}

function GroupSeats({ view, onPick }: { readonly view: GroupView; onPick(seat: string): void }) {
  const { t } = useTranslation();
  const { group, seats } = view;
  return (
    <div className="room-group" data-group-shape={group.shape}>
      <h3>
        <GroupMark shape={group.shape} label={group.name} />
        <span className="desk-soft">
          {t("console.ofGroup", { count: seats.length, here: seats.filter((seat) => seat.here).length })}
        </span>
      </h3>
      <ul>
        {seats.map((one) => (
          <li key={one.seat.id}>
            <SeatRow view={one} onPick={onPick} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SeatRow({ view, onPick }: { readonly view: SeatView; onPick(seat: string): void }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const { seat, here, unsent } = view;
  const background = state.people.groups[seat.background];
  return (
    <Pressable className="seat" data-here={here || undefined} onPress={() => onPick(seat.id)}>
      <span className="seat-dot" aria-hidden="true" />
      <span className="seat-name">{seat.name}</span>
      {background && background.id !== seat.group && (
        <span className="seat-from">
          <Shape shape={background.shape} />
          <span className="visually-hidden">{t("console.brings", { background: background.name })}</span>
        </span>
      )}
      <span className="seat-state">
        {here ? "" : t("console.away")}
        <span className="visually-hidden">{here ? t("console.here") : ""}</span>
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
            <span>{seat.name}</span>
            {!state.session.closed && (
              <Button
                kind="quiet"
                aria-label={t("console.readmitSays", { name: seat.name })}
                onPress={() => act({ type: "readmitSeat", seat: seat.id })}
              >
                {t("console.readmit")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
