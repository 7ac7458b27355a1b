import { useTranslation } from "react-i18next";
import { companions } from "../../projections/own";
import { Button, Sheet } from "../../ui";
import { called } from "../called";
import type { SeatRoom } from "./activityRoom";
import { Companion } from "./Companion";
import { Handover } from "./Handover";
import { Scribe } from "./Scribe";
import "./people.css";

export interface ThisTabletProps {
  readonly room: SeatRoom;
  readonly open: boolean;
  onClose(): void;
}

/** Who is at this tablet, who writes for whom, and how the seat gets to another tablet. */
export function ThisTablet({ room, open, onClose }: ThisTabletProps) {
  const { t } = useTranslation();
  const { state, tablet } = room;
  const others = companions(state, tablet);
  const changing = !state.session.closed;
  return (
    <Sheet title={t("people.title")} open={open} onClose={onClose}>
      <div className="people">
        <section className="people-part">
          <h3>{t("people.here")}</h3>
          <ul className="people-list">
            <li dir="auto">{called(state.people.seats[tablet])}</li>
            {others.map((seat) => (
              <li key={seat.id}>
                <span dir="auto">{called(seat)}</span>
                {changing && (
                  <Button
                    kind="quiet"
                    onPress={() => room.act({ type: "appointScribe", seat: seat.id, scribe: null })}
                  >
                    {t("people.endSays", { name: called(seat) })}
                  </Button>
                )}
              </li>
            ))}
          </ul>
          {changing && <Companion room={room} />}
        </section>
        {changing && <Scribe room={room} />}
        <Handover session={room.session} />
      </div>
    </Sheet>
  );
}
