import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { Button, fits, Sheet, TextArea, useDraft } from "../../ui";
import { useRoom } from "./room";
import { WhoSees } from "./WhoSees";

/** A note of the group's own: first its words, then it waits in the tray like every other. */
export function NewNote({ open, onClose }: { readonly open: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { me, board, act, newId } = useRoom();
  const draft = useDraft(`${me}.new.${board.id}`);
  const text = draft.text.trim();
  const add = () => {
    act({ type: "addNote", text, note: newId(), board: board.id });
    draft.clear();
    onClose();
  };
  return (
    <Sheet
      title={t("new.title")}
      open={open}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t("ui.notNow")}</Button>
          <Button kind="main" isDisabled={text === "" || !fits(text, Limit.noteText)} onPress={add}>
            {t("new.add")}
          </Button>
        </>
      }
    >
      <TextArea
        label={t("new.words")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.noteText}
        autoFocus
        hint={<WhoSees />}
      />
    </Sheet>
  );
}
