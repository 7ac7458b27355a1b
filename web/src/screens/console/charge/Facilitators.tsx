import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addFacilitator, type InCharge } from "../../../api";
import type { Facilitator } from "../../../contract";
import { keyFor } from "../../../keys";
import { Button, Dialog, TextField } from "../../../ui";
import { problemInWords } from "../../problem";
import { useDesk } from "../desk";
import { EraseName } from "../Erase";
import { LinkField } from "../LinkField";

/** Who is in charge, and one more: their link is shown this once, and given to nobody else. */
export function Facilitators() {
  const { state, me } = useDesk();
  const all = Object.values(state.people.facilitators).filter((one) => !one.removed);
  return (
    <>
      <ul className="desk-list">
        {all.map((one) => (
          <One key={one.id} facilitator={one} mine={one.id === me} last={all.length === 1} />
        ))}
      </ul>
      <Add />
    </>
  );
}

interface OneProps {
  readonly facilitator: Facilitator;
  readonly mine: boolean;
  readonly last: boolean;
}

function One({ facilitator, mine, last }: OneProps) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [asked, ask] = useState(false);
  // Whoever started the session never had a name; a name that is gone is told apart from that.
  const erased = state.session.erased[facilitator.id];
  const name = facilitator.name || t(erased ? "erase.nameless" : "deskCharge.first");
  const remove = () => {
    ask(false);
    act({ type: "removeFacilitator", facilitator: facilitator.id });
  };
  return (
    <li className="desk-line">
      <span>
        {name} {mine && <span className="desk-soft">{t("deskCharge.you")}</span>}
      </span>
      {!mine && !last && !state.session.closed && (
        <Button kind="quiet" aria-label={t("deskCharge.removeSays", { name })} onPress={() => ask(true)}>
          {t("deskCharge.remove")}
        </Button>
      )}
      {facilitator.name && <EraseName who={facilitator} />}
      <Dialog
        open={asked}
        title={t("deskCharge.removeAsk", { name })}
        verb={t("deskCharge.removeYes")}
        takesAway
        onYes={remove}
        onClose={() => ask(false)}
      >
        <p>{t("deskCharge.removeText")}</p>
      </Dialog>
    </li>
  );
}

/** A name, and then a link: the name tells people apart in the record, the link is their key. */
function Add() {
  const { t } = useTranslation();
  const { session } = useDesk();
  const [name, setName] = useState("");
  const [made, setMade] = useState<(InCharge & { readonly name: string }) | null>(null);
  const [wrong, say] = useState("");
  const [busy, setBusy] = useState(false);
  const add = async () => {
    const wanted = name.trim();
    if (!wanted || busy) return;
    setBusy(true);
    say("");
    try {
      const found = await addFacilitator(session, keyFor("facilitator", session) ?? "", wanted);
      setMade({ ...found, name: wanted });
      setName("");
    } catch (failure) {
      say(problemInWords(failure));
    }
    setBusy(false);
  };
  return (
    <>
      <div className="desk-row">
        <TextField
          label={t("deskCharge.name")}
          hint={t("deskCharge.nameHint")}
          value={name}
          onChange={setName}
          onEnter={add}
          maxLength={60}
          autoComplete="off"
        />
        <Button isDisabled={!name.trim() || busy} onPress={add}>
          {t("deskCharge.add")}
        </Button>
      </div>
      <p role="alert" className="saved-refused">
        {wrong}
      </p>
      {made && (
        <LinkField
          label={t("deskCharge.link", { name: made.name })}
          hint={t("deskCharge.linkHint", { name: made.name })}
          link={made.url}
          qr={made.qr}
          qrLabel={t("deskCharge.linkQr", { name: made.name })}
        />
      )}
    </>
  );
}
