import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Note, State } from "../../contract";
import { activityOf, groupOf, noteOrCard } from "../../projections/board";
import { wordsOf } from "../../projections/cards";
import { groupsIn } from "../../projections/groups";
import { Button, GroupMark, Sheet } from "../../ui";
import { whoAndWhen } from "../tablet/who";
import { answerInWords, spotInWords } from "./answer";
import { useDesk } from "./desk";
import { EraseWords } from "./Erase";
import { HideWords, PaperSign } from "./HideWords";
import { NewMoment } from "./MarkMoment";
import { Match } from "./Match";
import { Remarks } from "./Remarks";

/** One note in full: its words, where it lies and why, what was said of it; and the ways to put it right. */
export function NoteSheet({ note: id, onClose }: { readonly note: string; onClose(): void }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const note = find();
  if (!note) return null;
  const words = wordsOf(state, note);
  return (
    <Sheet
      open
      onClose={onClose}
      title={words || t("replay.erased")}
      foot={removable(state, note) && <Removal note={note} onDone={onClose} />}
    >
      <div className="desk-sheet">
        <Whereabouts note={note} />
        <History note={note} />
        <Match note={note} />
        <Remarks on={id} />
        <div className="desk-row">
          {note.text && <HideWords on={id} words={words} />}
          <EraseWords on={id} words={note.text || note.reason || state.boards.depends[id] || ""} />
          <MarkNote note={id} />
        </div>
      </div>
    </Sheet>
  );

  function find(): Note | null {
    const known = state.boards.notes[id];
    return known ?? noteOrCard(state.boards, id.slice(0, id.lastIndexOf(":")), id);
  }
}

function Whereabouts({ note }: { readonly note: Note }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const group = groupsIn(state, activityOf(note.board))[groupOf(note.board)];
  const aspect = note.aspect === null ? undefined : state.session.aspects[note.aspect];
  return (
    <>
      <p>
        {group && (
          <>
            <GroupMark shape={group.shape} label={group.name} />
            {": "}
          </>
        )}
        {answerInWords(state, note)} <PaperSign paper={note.moved?.paper ?? note.added?.paper} />
      </p>
      {note.reason && <p>{t("deskNote.reason", { text: note.reason })}</p>}
      {aspect && note.text && <p className="desk-soft">{t("console.originally", { title: aspect.title })}</p>}
      {aspect?.detail && <p>{aspect.detail}</p>}
    </>
  );
}

/** What happened to it, in words; and its place before, one press away, whatever happened since. */
function History({ note }: { readonly note: Note }) {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const { was, shown, x, moved, worded } = note;
  const running = state.agenda.current === activityOf(note.board);
  const change = (by: NonNullable<Note["moved"]>) => whoAndWhen(state, by, "");
  const back = () => {
    if (!was) return;
    if (was.x === null || was.y === null) act({ type: "unplaceNote", note: note.id });
    else act({ type: "moveNote", note: note.id, x: was.x, y: was.y });
  };
  if (!moved && !worded) return null;
  return (
    <section aria-labelledby="note-history">
      <h3 id="note-history">{t("deskNote.history")}</h3>
      <ul className="desk-list desk-soft">
        {worded && <li>{t("console.worded", { who: change(worded) })}</li>}
        {moved && <li>{t("console.moved", { who: change(moved) })}</li>}
        {shown !== null && x !== shown && (
          <li>{t("deskNote.afterTalk", { place: spotInWords(state, shown) })}</li>
        )}
        {was && <li>{t("deskNote.was", { place: spotInWords(state, was.x) })}</li>}
      </ul>
      {was && running && !note.removed && !state.session.closed && (
        <Button onPress={back}>{t("deskNote.back")}</Button>
      )}
    </section>
  );
}

/** Only a group's own notes can be taken off; the shared cards are put aside for everyone instead. */
function removable(state: State, note: Note): boolean {
  const running = state.agenda.current === activityOf(note.board);
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

/** A moment that speaks of this note. */
export function MarkNote({ note }: { readonly note: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={<Flag aria-hidden />} onPress={() => setOpen(true)}>
        {t("replayStory.moment.aboutNote")}
      </Button>
      {open && <NewMoment notes={[note]} onClose={() => setOpen(false)} />}
    </>
  );
}
