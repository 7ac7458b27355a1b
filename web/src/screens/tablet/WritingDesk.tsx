import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { deskOf } from "../../projections/own";
import { Button, fits, ReadAloud, Said, TextArea, useDraft } from "../../ui";
import type { ActivityScreenProps } from "./activityRoom";
import { NoBoard } from "./Quiet";
import { RewordText } from "./Reword";
import { boardView, notesOf } from "./view";
import "./writing.css";

/** Everybody writes alone, and all of it is shown at once: nobody's words come first. */
export function WritingDesk({ room }: ActivityScreenProps) {
  const { t } = useTranslation();
  const { state, me, activity, open, act, newId } = room;
  const desk = deskOf(state, me, activity.id);
  const draft = useDraft(`${me}.alone.${activity.id}`);
  if (desk === null) return <NoBoard />;
  const text = draft.text.trim();
  const notes = notesOf(boardView(state, desk)).filter((note) => note.aspect === null);
  return (
    <section className="writing" aria-labelledby="writing-title">
      <header className="writing-head">
        <h2 id="writing-title">{t("writing.title")}</h2>
        <p>{t("writing.who")}</p>
        {activity.instruction && (
          <>
            <p className="writing-task">
              <Said>{activity.instruction}</Said>
            </p>
            <ReadAloud text={activity.instruction} />
          </>
        )}
      </header>
      {open && (
        <div className="writing-new">
          <TextArea label={t("new.words")} value={draft.text} onChange={draft.write} limit={Limit.noteText} />
          <Button
            kind="main"
            isDisabled={text === "" || !fits(text, Limit.noteText)}
            onPress={() => {
              act({ type: "addNote", text, note: newId(), board: desk });
              draft.clear();
            }}
          >
            {t("writing.keep")}
          </Button>
        </div>
      )}
      <h3>{t("writing.mine", { count: notes.length })}</h3>
      <ul className="writing-notes" data-group-shape={room.group.shape}>
        {notes.map((note) => (
          <li key={note.id} className="writing-note">
            <p dir="auto">{note.text}</p>
            {open && (
              <div className="where-row">
                <RewordText id={note.id} text={note.text} me={me} act={act} hint={t("writing.who")} />
                <Button
                  aria-label={t("writing.removeSays", { text: note.text })}
                  onPress={() => act({ type: "removeNote", note: note.id })}
                >
                  {t("writing.remove")}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
