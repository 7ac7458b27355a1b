import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Limit, type Note } from "../../contract";
import { boardId } from "../../projections/board";
import { Button, fits, Said, TextArea, useDraft } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { whoAndWhen } from "../tablet/who";
import { WhoReads } from "../WhoReads";
import { JotSheet } from "./JotSheet";
import { type Jottings, jottingsOn } from "./jottings";

/** A light way to keep a point or a question of the talk, and what the table has kept so far. */
export function Jot({ room }: { readonly room: ActivityRoom }) {
  const { t } = useTranslation();
  const board = boardId(room.activity.id, room.group.id);
  const jottings = jottingsOn(room.state, board);
  const [opened, open] = useState<string | null>(null);
  const all = [...jottings.points, ...jottings.questions, ...jottings.bin];
  return (
    <section className="jot" aria-label={t("talk.jot")}>
      <h3>{t("talk.jot")}</h3>
      {room.open && <Write key={room.me} room={room} board={board} />}
      <Kept room={room} jottings={jottings} onOpen={(note) => open(note.id)} />
      <JotSheet room={room} note={all.find(({ id }) => id === opened)} onClose={() => open(null)} />
    </section>
  );
}

function Write({ room, board }: { readonly room: ActivityRoom; readonly board: string }) {
  const { t } = useTranslation();
  const draft = useDraft(`${room.me}.jot.${board}`);
  const text = draft.text.trim();
  const unready = text === "" || !fits(text, Limit.noteText);
  const add = (question: boolean) => () => {
    room.act({ type: "addNote", text, question, note: room.newId(), board });
    draft.clear();
  };
  return (
    <div className="jot-write">
      <TextArea
        label={t("talk.words")}
        value={draft.text}
        onChange={draft.write}
        lines={2}
        limit={Limit.noteText}
        hint={<WhoReads room={room} />}
      />
      <div className="jot-ways">
        <Button isDisabled={unready} onPress={add(false)}>
          {t("talk.addPoint")}
        </Button>
        <Button isDisabled={unready} onPress={add(true)}>
          {t("talk.addQuestion")}
        </Button>
      </div>
    </div>
  );
}

interface KeptProps {
  readonly room: ActivityRoom;
  readonly jottings: Jottings;
  onOpen(note: Note): void;
}

function Kept({ room, jottings, onOpen }: KeptProps) {
  const { t } = useTranslation();
  const { points, questions, bin } = jottings;
  if (points.length + questions.length + bin.length === 0)
    return <p className="jot-soft">{t("talk.none")}</p>;
  const part = (title: string, notes: readonly Note[]) =>
    notes.length > 0 && <Part title={title} notes={notes} room={room} onOpen={onOpen} />;
  return (
    <>
      {part(t("talk.points", { count: points.length }), points)}
      {part(t("talk.questions", { count: questions.length }), questions)}
      {part(t("talk.bin", { count: bin.length }), bin)}
    </>
  );
}

interface PartProps extends Pick<KeptProps, "room" | "onOpen"> {
  readonly title: string;
  readonly notes: readonly Note[];
}

function Part({ room, title, notes, onOpen }: PartProps) {
  const { t } = useTranslation();
  const { state, me, open } = room;
  return (
    <section className="jot-part" aria-label={title}>
      <h4>{title}</h4>
      <ul>
        {notes.map((note) => (
          <li key={note.id} className="jot-one">
            <div className="jot-words">
              <p>
                {note.text && <Said>{note.text}</Said>}
                {state.session.hidden[note.id] && <em className="jot-soft"> {t("reads.hidden")}</em>}
              </p>
              {note.added && <p className="jot-soft">{whoAndWhen(state, note.added, me)}</p>}
            </div>
            {open && (
              <Button
                kind="quiet"
                aria-label={`${t("talk.change")}: ${note.text}`}
                onPress={() => onOpen(note)}
              >
                {t("talk.change")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
