import { EyeOff, ScrollText } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Note, State } from "../../contract";

/** What a small note cannot say in full: that its words are hidden from the room, or that it was copied from paper. */
export function NoteSigns({ state, note }: { readonly state: State; readonly note: Note }) {
  const { t } = useTranslation();
  const paper = note.moved?.paper ?? note.added?.paper;
  return (
    <>
      {paper && (
        <span className="note-sign">
          <ScrollText aria-hidden />
          <span className="visually-hidden">{t("deskNote.paper")}</span>
        </span>
      )}
      {state.session.erased[note.id] && !note.text && note.aspect === null && (
        <em className="mini-words">{t("replay.erased")}</em>
      )}
      {state.session.hidden[note.id] && (
        <span className="note-sign">
          <EyeOff aria-hidden />
          <span className="visually-hidden">{t("deskNote.hidden")}</span>
        </span>
      )}
    </>
  );
}
