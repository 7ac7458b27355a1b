import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { Button, TextArea, useDraft } from "../../ui";
import { useRoom } from "./room";
import type { NoteView } from "./view";
import { WhoSees } from "./WhoSees";

/** Say the note in other words; the aspect it stands for stays the same. */
export function Reword({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { me, act } = useRoom();
  const draft = useDraft(`${me}.words.${note.id}`, note.text);
  const [editing, edit] = useState(draft.text !== note.text);
  const text = draft.text.trim();
  const leave = () => {
    draft.clear();
    edit(false);
  };
  if (!editing) return <Button onPress={() => edit(true)}>{t("note.reword")}</Button>;
  return (
    <div className="reword">
      <TextArea
        label={t("note.words")}
        value={draft.text}
        onChange={draft.write}
        maxLength={Limit.noteText}
        autoFocus
        hint={<WhoSees />}
      />
      <div className="where-row">
        <Button
          kind="main"
          isDisabled={text === "" || text === note.text}
          onPress={() => {
            act({ type: "rewordNote", note: note.id, text });
            leave();
          }}
        >
          {t("note.keep")}
        </Button>
        <Button onPress={leave}>{t("note.leave")}</Button>
      </div>
    </div>
  );
}
