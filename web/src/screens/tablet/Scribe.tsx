import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Seat, State } from "../../contract";
import { groupIn } from "../../projections/groups";
import { Button } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import { called } from "../called";
import type { SeatRoom } from "./activityRoom";

/** Somebody at another tablet writes for this person, as well as they themselves. */
export function Scribe({ room }: { readonly room: SeatRoom }) {
  const { t } = useTranslation();
  const { state, tablet, act } = room;
  const [asking, ask] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const scribe = state.people.seats[state.people.seats[tablet]?.scribe ?? ""];
  const others = mayWriteFor(state, tablet);
  if (others.length === 0 && !scribe) return null;
  const appoint = (seat: string | null) => {
    act({ type: "appointScribe", seat: tablet, scribe: seat });
    ask(false);
  };
  return (
    <section className="people-part">
      <h3>{t("people.scribe")}</h3>
      <p>{scribe ? t("people.scribeIs", { name: called(scribe) }) : t("people.scribeHow")}</p>
      {scribe && <Button onPress={() => appoint(null)}>{t("people.scribeEnd")}</Button>}
      {!scribe && !asking && <Button onPress={() => ask(true)}>{t("people.scribeAsk")}</Button>}
      {!scribe && asking && (
        <>
          <ChoiceCards
            label={t("people.scribeWho")}
            value={chosen}
            choices={others.map((seat) => ({ id: seat.id, face: <span dir="auto">{called(seat)}</span> }))}
            onChange={choose}
          />
          <div className="where-row">
            <Button kind="main" isDisabled={chosen === null} onPress={() => appoint(chosen)}>
              {t("people.scribeYes")}
            </Button>
            <Button onPress={() => ask(false)}>{t("ui.notNow")}</Button>
          </div>
        </>
      )}
    </section>
  );
}

/**
 * Those who sit where this person sits, by background and now: a scribe sees what the person sees, so from another group
 * only a facilitator can ask one.
 */
function mayWriteFor(state: State, tablet: string): readonly Seat[] {
  const now = (seat: Seat) => groupIn(state, seat.id, state.agenda.current ?? "");
  const own = state.people.seats[tablet];
  return Object.values(state.people.seats).filter(
    (seat) =>
      own &&
      seat !== own &&
      !seat.removed &&
      seat.scribe !== tablet &&
      seat.group === own.group &&
      now(seat) === now(own),
  );
}
