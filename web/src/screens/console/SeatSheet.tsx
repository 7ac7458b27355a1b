import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Seat } from "../../contract";
import { Button, Dialog, GroupMark, Sheet, TextField } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import { useDesk } from "./desk";

/** What a facilitator can do for one seat: another name, another table, and, after asking, no more access. */
export function SeatSheet({ seat, onClose }: { readonly seat: Seat; onClose(): void }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const background = state.people.groups[seat.background];
  return (
    <Sheet
      open
      onClose={onClose}
      title={seat.name}
      foot={!state.session.closed && <Remove seat={seat} onDone={onClose} />}
    >
      <div className="desk-sheet">
        {background && <p>{t("console.brings", { background: background.name })}</p>}
        {!state.session.closed && (
          <>
            <Rename seat={seat} />
            <Move seat={seat} />
          </>
        )}
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

function Move({ seat }: { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [group, choose] = useState(seat.group);
  return (
    <div className="desk-sheet">
      <ChoiceCards
        label={t("console.table")}
        hint={t("console.moveHint")}
        value={group}
        onChange={choose}
        choices={Object.values(state.people.groups).map((one) => ({
          id: one.id,
          face: <GroupMark shape={one.shape} label={one.name} />,
        }))}
      />
      <div>
        <Button
          isDisabled={group === seat.group}
          onPress={() => act({ type: "moveSeat", seat: seat.id, group })}
        >
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
        title={t("console.removeSeatAsk", { name: seat.name })}
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
