import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Seat } from "../../contract";
import { groupIn, groupsIn } from "../../projections/groups";
import { Button, Dialog, GroupMark, Sheet, TextField } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import { called } from "../called";
import { useDesk } from "./desk";
import { EraseName, EraseSeat } from "./Erase";
import { Handover } from "./Handover";
import { Pick } from "./Pick";

/** What a facilitator can do for one seat: another name, table, tablet or scribe, and, after asking, no more access. */
export function SeatSheet({ seat, onClose }: { readonly seat: Seat; onClose(): void }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const background = state.people.groups[seat.background];
  const goesOn = !state.session.closed && !seat.removed;
  return (
    <Sheet
      open
      onClose={onClose}
      title={called(seat)}
      foot={goesOn && <Remove seat={seat} onDone={onClose} />}
    >
      <div className="desk-sheet">
        {background && <p>{t("console.brings", { background: background.name })}</p>}
        {!seat.removed && <Handover seat={seat} />}
        {goesOn && (
          <>
            <Rename key={seat.name} seat={seat} />
            <Scribe seat={seat} />
            <Move seat={seat} />
          </>
        )}
        <div className="desk-row">
          <EraseName who={seat} />
          <EraseSeat seat={seat} />
        </div>
      </div>
    </Sheet>
  );
}

function Rename({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { act } = useDesk();
  const [name, setName] = useState(seat.name);
  const wanted = name.trim();
  const rename = () => {
    if (wanted && wanted !== seat.name) act({ type: "renameSeat", seat: seat.id, name: wanted });
  };
  return (
    <div className="desk-row">
      <TextField
        label={t("console.name")}
        value={name}
        onChange={setName}
        onEnter={rename}
        maxLength={60}
        autoComplete="off"
      />
      <Button isDisabled={!wanted || wanted === seat.name} onPress={rename}>
        {t("console.rename")}
      </Button>
    </div>
  );
}

/** Somebody else in the room writes for this person; both are recorded. */
function Scribe({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const others = Object.values(state.people.seats).filter((one) => one.id !== seat.id && !one.removed);
  if (!others.length) return null;
  return (
    <Pick
      label={t("deskSeat.scribe")}
      hint={t("deskSeat.scribeHint")}
      value={seat.scribe ?? ""}
      onChange={(scribe) => act({ type: "appointScribe", seat: seat.id, scribe: scribe || null })}
      choices={[
        { value: "", words: t("deskSeat.noScribe") },
        ...others.map((one) => ({ value: one.id, words: called(one) })),
      ]}
    />
  );
}

/** To another group of the activity in focus where groups were formed for it, otherwise of the backgrounds. */
function Move({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { state, focus, act } = useDesk();
  const formed = focus !== null && Object.hasOwn(state.people.formations, focus.id);
  const activity = formed && focus ? focus.id : null;
  const now = activity === null ? seat.group : groupIn(state, seat.id, activity);
  const [group, choose] = useState(now);
  const groups = activity === null ? state.people.groups : groupsIn(state, activity);
  const move = () => {
    if (group) act({ type: "moveSeat", seat: seat.id, group, ...(activity !== null && { activity }) });
  };
  return (
    <div className="desk-sheet">
      <ChoiceCards
        label={formed && focus ? t("deskSeat.tableIn", { title: focus.title }) : t("console.table")}
        hint={t("console.moveHint")}
        value={group}
        onChange={choose}
        choices={Object.values(groups).map((one) => ({
          id: one.id,
          face: <GroupMark shape={one.shape} label={one.name} />,
        }))}
      />
      <div>
        <Button isDisabled={group === now || group === null} onPress={move}>
          {t("console.move")}
        </Button>
      </div>
    </div>
  );
}

function Remove({ seat, onDone }: { readonly seat: Seat; onDone(): void }) {
  const { t } = useTranslation();
  const { act } = useDesk();
  const [asked, ask] = useState(false);
  const remove = () => {
    act({ type: "removeSeat", seat: seat.id });
    onDone();
  };
  return (
    <>
      <Button kind="warn" onPress={() => ask(true)}>
        {t("console.removeSeat")}
      </Button>
      <Dialog
        open={asked}
        title={t("console.removeSeatAsk", { name: called(seat) })}
        verb={t("console.removeSeatYes")}
        takesAway
        onYes={remove}
        onClose={() => ask(false)}
      >
        <p>{t("console.removeSeatText")}</p>
      </Dialog>
    </>
  );
}
