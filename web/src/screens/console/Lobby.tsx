import { DoorOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Seat } from "../../contract";
import { Button, GroupMark } from "../../ui";
import { useDesk } from "./desk";

/** Who waits to be let in, at the top of the room: the door asks, and a facilitator answers. */
export function Lobby({ seats }: { readonly seats: readonly Seat[] }) {
  const { t } = useTranslation();
  const { act, state } = useDesk();
  const letAllIn = () => {
    for (const { id } of seats) act({ type: "readmitSeat", seat: id });
  };
  return (
    <div className="hands" role="status">
      {seats.length > 1 && !state.session.closed && (
        <div className="hand">
          <DoorOpen aria-hidden />
          <strong className="hand-words">{t("lobby.waiting", { count: seats.length })}</strong>
          <div className="desk-buttons">
            <Button kind="main" onPress={letAllIn}>
              {t("lobby.letAllIn")}
            </Button>
          </div>
        </div>
      )}
      {seats.map((seat) => (
        <Waiting key={seat.id} seat={seat} />
      ))}
    </div>
  );
}

function Waiting({ seat: { id, name, background } }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { act, state } = useDesk();
  const group = state.people.groups[background];
  return (
    <div className="hand">
      <DoorOpen aria-hidden />
      <strong className="hand-words">{t("lobby.waits", { name })}</strong>
      <span className="hand-group">{group && <GroupMark shape={group.shape} label={group.name} />}</span>
      {!state.session.closed && (
        <div className="desk-buttons">
          <Button
            aria-label={t("lobby.letInSays", { name })}
            onPress={() => act({ type: "readmitSeat", seat: id })}
          >
            {t("lobby.letIn")}
          </Button>
          <Button
            kind="quiet"
            aria-label={t("lobby.turnAwaySays", { name })}
            onPress={() => act({ type: "removeSeat", seat: id })}
          >
            {t("lobby.turnAway")}
          </Button>
        </div>
      )}
    </div>
  );
}
