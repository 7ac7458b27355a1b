import { useTranslation } from "react-i18next";
import type { Note, State } from "../../contract";
import { groupOf, noteOrCard } from "../../projections/board";
import { wordsOf } from "../../projections/cards";
import { standing } from "../../projections/comparison";
import { Button, GroupMark, Sheet } from "../../ui";
import { answerOf } from "../comparison/rows";
import { whoAndWhen } from "../tablet/who";
import { useDesk } from "./desk";

/** One note in full: its words, where it lies, what was said of it. The facilitator can take it off, and put it back. */
export function NoteSheet({ note: id, onClose }: { readonly note: string; onClose(): void }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const note = find();
  if (!note) return null;
  const comments = Object.values(state.boards.comments).filter((one) => one.on === id && !one.removed);
  return (
    <Sheet
      open
      onClose={onClose}
      title={wordsOf(state, note)}
      foot={removable(state, note) && <Removal note={note} onDone={onClose} />}
    >
      <div className="desk-sheet">
        <Whereabouts note={note} />
        <h3>{t("console.comments", { count: comments.length })}</h3>
        <ul className="desk-list">
          {comments.map((comment) => (
            <li key={comment.id}>
              {comment.text} <span className="desk-soft">{author(comment.added)}</span>
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );

  function find(): Note | null {
    const known = state.boards.notes[id];
    return known ?? noteOrCard(state.boards, id.slice(0, id.lastIndexOf(":")), id);
  }

  function author(change: Note["added"]): string {
    return change ? whoAndWhen(state, change, "") : "";
  }
}

function Whereabouts({ note }: { readonly note: Note }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const group = state.people.groups[groupOf(note.board)];
  const aspect = note.aspect === null ? undefined : state.session.aspects[note.aspect];
  if (!group) return null;
  const answer = note.removed ? t("console.inBin") : answerOf(state, group, standing(state, note.id), note.x);
  return (
    <>
      <p>
        <GroupMark shape={group.shape} label={group.name} />
        {": "}
        {answer}
      </p>
      {aspect && note.text && <p className="desk-soft">{t("console.originally", { title: aspect.title })}</p>}
      {aspect?.detail && <p>{aspect.detail}</p>}
      {note.moved && (
        <p className="desk-soft">{t("console.moved", { who: whoAndWhen(state, note.moved, "") })}</p>
      )}
      {note.worded && (
        <p className="desk-soft">{t("console.worded", { who: whoAndWhen(state, note.worded, "") })}</p>
      )}
    </>
  );
}

/** Only a group's own notes can be taken off; the shared cards are put aside for everyone instead. */
function removable(state: State, note: Note): boolean {
  const running = state.agenda.current === note.board.slice(0, note.board.indexOf(":"));
  return note.aspect === null && running && !state.session.closed;
}

function Removal({ note, onDone }: { readonly note: Note; onDone(): void }) {
  const { t } = useTranslation();
  const { act } = useDesk();
  const change = () => {
    act({ type: note.removed ? "restoreNote" : "removeNote", note: note.id });
    onDone();
  };
  return (
    <Button kind={note.removed ? "plain" : "warn"} onPress={change}>
      {t(note.removed ? "console.restore" : "console.remove")}
    </Button>
  );
}
