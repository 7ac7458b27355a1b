import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnyCommand } from "../../contract";
import { Limit } from "../../contract";
import { Button, fits, TextArea, useDraft } from "../../ui";
import { useRoom } from "./room";
import type { NoteView } from "./view";
import { WhoSees } from "./WhoSees";

/** Say the note in other words; the aspect it stands for stays the same. */
export function Reword({ note }: { readonly note: NoteView }) {
  const { me, act } = useRoom();
  return <RewordText id={note.id} text={note.text} me={me} act={act} hint={<WhoSees />} />;
}

export interface RewordTextProps {
  readonly id: string;
  readonly text: string;
  readonly me: string;
  readonly hint: ReactNode;
  act(command: AnyCommand): void;
}

/** The same for any note of which the words are known. */
export function RewordText({ id, text: said, me, hint, act }: RewordTextProps) {
  const { t } = useTranslation();
  const draft = useDraft(`${me}.words.${id}`, said);
  const [editing, edit] = useState(draft.text !== said);
  const text = draft.text.trim();
  const leave = () => {
    draft.clear();
    edit(false);
  };
  if (!editing) {
    return <Button onPress={() => edit(true)}>{t("note.reword")}</Button>;
  }
  return (
    <div className="reword">
      <TextArea
        label={t("note.words")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.noteText}
        autoFocus
        hint={hint}
      />
      <div className="where-row">
        <Button
          kind="main"
          isDisabled={text === "" || text === said || !fits(text, Limit.noteText)}
          onPress={() => {
            act({ type: "rewordNote", note: id, text });
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
