import { useTranslation } from "react-i18next";
import { Button, ReadAloud, Said, Sheet } from "../../ui";
import { Comments } from "./Comments";
import { placeExactly } from "./places";
import { Reword } from "./Reword";
import { useRoom } from "./room";
import { SpanBar } from "./SpanBar";
import { standingInWords } from "./standing";
import type { NoteView } from "./view";
import { Where } from "./Where";
import { Why } from "./Why";
import { whoAndWhen } from "./who";
import "./notesheet.css";

export interface NoteSheetProps {
  /** The note to show; undefined when the sheet is away. */
  readonly note: NoteView | undefined;
  onClose(): void;
  /** Hold this note until a tap on the scale says where; absent where there is no picture to tap. */
  readonly onPick?: ((note: NoteView) => void) | undefined;
}

/** Everything about one note, and everything that can be done with it, without any dragging. */
export function NoteSheet({ note, onClose, onPick }: NoteSheetProps) {
  const { board } = useRoom();
  return (
    <Sheet title={<span dir="auto">{note?.text ?? ""}</span>} open={note !== undefined} onClose={onClose}>
      {note && (
        <div className="notesheet" data-group-shape={board.group?.shape} key={note.id}>
          <About note={note} />
          {note.removed ? (
            <Removed note={note} />
          ) : (
            <>
              <Where note={note} onDone={onClose} {...(onPick && { onPick })} />
              <Why note={note} />
              <Comments note={note} />
              <Words note={note} onClose={onClose} />
            </>
          )}
        </div>
      )}
    </Sheet>
  );
}

/** What the aspect is about, where the note stands now, and who put it there. */
function About({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { board, state, me } = useRoom();
  const moved = note.moved ?? note.added;
  return (
    <div className="notesheet-about">
      <ReadAloud text={aloud(note)} />
      {note.detail && (
        <p>
          <Said>{note.detail}</Said>
        </p>
      )}
      {note.original && <p className="notesheet-soft">{t("note.original", { title: note.original })}</p>}
      {note.hidden && <p className="notesheet-soft">{t("note.isHidden")}</p>}
      <p className="notesheet-soft">
        {t("note.now", { place: standingInWords(note, board.scale) })}
        {moved && ` ${t("note.by", { who: whoAndWhen(state, moved, me) })}`}
      </p>
      {note.span && <SpanBar span={note.span} scale={board.scale} />}
      {note.depends && (
        <p>
          {t("answer.dependsOn")} <Said>{note.depends}</Said>
        </p>
      )}
      {note.shown !== null && note.x !== null && note.x !== note.shown && (
        <p className="notesheet-soft">
          {t("note.movedAfter", { place: placeExactly(note.shown, board.scale) })}
        </p>
      )}
    </div>
  );
}

function aloud(note: NoteView): string {
  const said = note.comments.map(({ text }) => text);
  return [note.text, note.detail, note.depends, note.reason, ...said].filter(Boolean).join(". ");
}

function Words({ note, onClose }: { readonly note: NoteView; onClose(): void }) {
  const { t } = useTranslation();
  const { open, act } = useRoom();
  if (!open || note.hidden) return null;
  return (
    <section className="notesheet-part">
      <Reword note={note} />
      {note.aspect === null && (
        <Button
          kind="warn"
          onPress={() => {
            act({ type: "removeNote", note: note.id });
            onClose();
          }}
        >
          {t("note.remove")}
        </Button>
      )}
    </section>
  );
}

function Removed({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { open, act } = useRoom();
  return (
    <section className="notesheet-part">
      <p>{t("note.removed")}</p>
      {open && (
        <Button kind="main" onPress={() => act({ type: "restoreNote", note: note.id })}>
          {t("note.restore")}
        </Button>
      )}
    </section>
  );
}
