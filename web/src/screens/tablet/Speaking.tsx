import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { companions } from "../../projections/own";
import { called } from "../called";
import type { SeatRoom } from "./activityRoom";
import "./speaking.css";

/** Where several people share a tablet: who is speaking now, under whose name what follows is kept; whose it is, at the end. */
export function Speaking({ room, onSpeak }: { readonly room: SeatRoom; onSpeak(seat: string): void }) {
  const { t } = useTranslation();
  const { state, me, tablet } = room;
  const others = companions(state, tablet);
  const own = state.people.seats[tablet];
  if (!own || others.length === 0) return null;
  // At the end nobody speaks any more, but each takes home what is theirs.
  const { closed } = state.session;
  const title = t(closed ? "people.here" : "speaking.who");
  const speaker = called(state.people.seats[me]);
  return (
    <section className="speaking" aria-label={title}>
      <p className="speaking-who" id="speaking-who">
        {title}
      </p>
      <ToggleButtonGroup
        className="speaking-names"
        aria-label={title}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[me]}
        onSelectionChange={([seat]) => seat !== undefined && onSpeak(String(seat))}
      >
        {[own, ...others].map((seat) => (
          <ToggleButton key={seat.id} id={seat.id} className="speaking-name">
            <span dir="auto">{called(seat)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {!closed && (
        <p className="speaking-now" role="status">
          {me === tablet ? t("speaking.own") : t("speaking.other", { name: speaker })}
        </p>
      )}
    </section>
  );
}
