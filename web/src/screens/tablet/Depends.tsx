import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { Button, fits, TextArea, useDraft } from "../../ui";
import { useRoom } from "./room";
import type { NoteView } from "./view";
import { WhoSees } from "./WhoSees";

/** "It depends on …", in people's own words. */
export function Depends({ note, onGive }: { readonly note: NoteView; onGive(text: string): void }) {
  const { t } = useTranslation();
  const { me } = useRoom();
  const draft = useDraft(`${me}.depends.${note.id}`, note.depends);
  const text = draft.text.trim();
  return (
    <div className="reword">
      <TextArea
        label={t("answer.on")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.noteText}
        lines={2}
        hint={<WhoSees />}
      />
      <Button
        kind="main"
        isDisabled={text === "" || text === note.depends || !fits(text, Limit.noteText)}
        onPress={() => {
          onGive(text);
          draft.clear();
        }}
      >
        {t("answer.keepDepends")}
      </Button>
    </div>
  );
}
