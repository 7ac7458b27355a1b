import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Seat, State } from "../../contract";
import { groupIn, groupIn } from "../../projections/groups";
import { Button } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import type { SeatRoom } from "./activityRoom";

/** Somebody at another tablet writes for this person, as well as they themselves. */
export function Scribe({ room }: { readonly room: SeatRoom }) {
  const { t } = useTranslation();
  const { state, tablet, act } = room;
  const [asking, ask] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const scribe = state.people.seats[state.people.seats[tablet]?.scribe ?? ""];
  // A scribe sees what the person sees, so from another group only a facilitator can ask one.
  const sits = (seat: string) => [
    state.people.seats[seat]?.group,
    groupIn(state, seat, state.agenda.current ?? ""),
  ];
  const [home, now] = sits(tablet);
  const others = Object.values(state.people.seats).filter(
    ({ id, removed, scribe }) =>
      id !== tablet && !removed && scribe !== tablet && sits(id)[0] === home && sits(id)[1] === now,
  );
  if (others.length === 0) return null;
  const appoint = (seat: string | null) => {
    act({ type: "appointScribe", seat: tablet, scribe: seat });
    ask(false);
  };
  return (
    <section className="people-part">
      <h3>{t("people.scribe")}</h3>
      <p>{scribe ? t("people.scribeIs", { name: scribe.name }) : t("people.scribeHow")}</p>
      {scribe && <Button onPress={() => appoint(null)}>{t("people.scribeEnd")}</Button>}
      {!scribe && !asking && <Button onPress={() => ask(true)}>{t("people.scribeAsk")}</Button>}
      {!scribe && asking && (
        <>
          <ChoiceCards
            label={t("people.scribeWho")}
            value={chosen}
            choices={others.map((seat) => ({ id: seat.id, face: <span dir="auto">{seat.name}</span> }))}
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

/** Those who sit in the same group now, and have a tablet of their own: a scribe sees what the person sees. */
function mayWriteFor(state: State, tablet: string): readonly Seat[] {
  const { current } = state.agenda;
  const sits = (seat: Seat) => (current === null ? seat.group : groupIn(state, seat.id, current));
  const own = state.people.seats[tablet];
  return Object.values(state.people.seats).filter(
    (seat) => own && seat !== own && !seat.removed && seat.scribe !== tablet && sits(seat) === sits(own),
  );
}
