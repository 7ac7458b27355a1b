import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { Button, fits, Said, TextArea, useDraft } from "../../ui";
import { useRoom } from "./room";
import type { NoteView } from "./view";
import { WhoSees } from "./WhoSees";

/** "Why here?": the reason for a note's place, or for the answer in its stead. */
export function Why({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { me, open, act } = useRoom();
  const draft = useDraft(`${me}.why.${note.id}`, note.reason);
  const [editing, edit] = useState(draft.text !== note.reason);
  const text = draft.text.trim();
  if (note.standing === "unplaced" && !note.reason) return null;
  const leave = () => {
    draft.clear();
    edit(false);
  };
  const begin = () => {
    draft.write(note.reason);
    edit(true);
  };
  return (
    <section className="notesheet-part" aria-label={t("why.title")}>
      <h3>{t("why.title")}</h3>
      {note.reason && !editing && (
        <p>
          <Said>{note.reason}</Said>
        </p>
      )}
      {open && !editing && <Button onPress={begin}>{t(note.reason ? "why.change" : "why.add")}</Button>}
      {open && editing && (
        <div className="reword">
          <TextArea
            label={t("why.words")}
            value={draft.text}
            onChange={draft.write}
            limit={Limit.noteText}
            lines={2}
            autoFocus
            hint={<WhoSees />}
          />
          <div className="where-row">
            <Button
              kind="main"
              isDisabled={text === note.reason || !fits(text, Limit.noteText)}
              onPress={() => {
                act({ type: "explainNote", note: note.id, text });
                leave();
              }}
            >
              {t("why.keep")}
            </Button>
            <Button onPress={leave}>{t("note.leave")}</Button>
          </div>
        </div>
      )}
    </section>
  );
}
