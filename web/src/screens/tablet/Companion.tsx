import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { Button, fits, GroupMark, TextField, useDraft } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import type { SeatRoom } from "./activityRoom";

/** Somebody joins at this tablet: a name and a background of their own, and this tablet writes for them. */
export function Companion({ room }: { readonly room: SeatRoom }) {
  const { t } = useTranslation();
  const { state, tablet, act, newId } = room;
  const [asking, ask] = useState(false);
  const draft = useDraft(`${tablet}.companion`);
  const [background, choose] = useState<string | null>(null);
  const name = draft.text.trim();
  if (!asking) {
    return (
      <Button onPress={() => ask(true)} isDisabled={state.session.doorLocked}>
        {t("people.add")}
      </Button>
    );
  }
  const done = () => {
    draft.clear();
    choose(null);
    ask(false);
  };
  const choices = Object.values(state.people.groups).map((group) => ({
    id: group.id,
    face: <GroupMark shape={group.shape} label={group.name} />,
  }));
  return (
    <div className="people-add">
      <TextField
        label={t("people.name")}
        hint={t("join.nameHint")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.name}
        autoCapitalize="words"
        autoFocus
      />
      <ChoiceCards label={t("people.background")} value={background} choices={choices} onChange={choose} />
      <div className="where-row">
        <Button
          kind="main"
          isDisabled={!name || !background || !fits(name, Limit.name)}
          onPress={() => {
            act({ type: "addCompanion", name, background: background ?? "", seat: newId() });
            done();
          }}
        >
          {t("people.addYes")}
        </Button>
        <Button onPress={done}>{t("ui.notNow")}</Button>
      </div>
    </div>
  );
}
