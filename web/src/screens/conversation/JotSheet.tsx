import { useTranslation } from "react-i18next";
import { Limit, type Note } from "../../contract";
import { Button, fits, Sheet, TextArea, useDraft } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { WhoReads } from "../WhoReads";

export interface JotSheetProps {
  readonly room: ActivityRoom;
  /** The point or question to change; undefined when the sheet is away. */
  readonly note: Note | undefined;
  onClose(): void;
}

/** One point or question of the talk: say it in other words, remove it, put it back. */
export function JotSheet({ room, note, onClose }: JotSheetProps) {
  return note && <Change key={`${room.me}.${note.id}`} room={room} note={note} onClose={onClose} />;
}

function Change({ room, note, onClose }: JotSheetProps & { readonly note: Note }) {
  const { t } = useTranslation();
  const draft = useDraft(`${room.me}.words.${note.id}`, note.text);
  const text = draft.text.trim();
  const unready = text === "" || text === note.text || !fits(text, Limit.noteText);
  const done = (act: () => void) => () => {
    act();
    onClose();
  };
  const keep = () => {
    room.act({ type: "rewordNote", note: note.id, text });
    draft.clear();
  };
  const sheet = { title: t(note.question ? "talk.question" : "talk.point"), open: true, onClose };
  if (note.removed) {
    return (
      <Sheet {...sheet}>
        <div className="jotsheet">
          <p>{note.text}</p>
          <p className="jot-soft">{t("note.removed")}</p>
          <Button kind="main" onPress={done(() => room.act({ type: "restoreNote", note: note.id }))}>
            {t("note.restore")}
          </Button>
        </div>
      </Sheet>
    );
  }
  return (
    <Sheet {...sheet}>
      <div className="jotsheet">
        <TextArea
          label={t("talk.newWords")}
          value={draft.text}
          onChange={draft.write}
          limit={Limit.noteText}
          autoFocus
          hint={<WhoReads room={room} />}
        />
        <div className="jot-ways">
          <Button kind="main" isDisabled={unready} onPress={done(keep)}>
            {t("note.keep")}
          </Button>
          <Button onPress={done(draft.clear)}>{t("note.leave")}</Button>
          <Button kind="warn" onPress={done(() => room.act({ type: "removeNote", note: note.id }))}>
            {t("talk.remove")}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
