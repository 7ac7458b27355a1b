import { useTranslation } from "react-i18next";
import type { Note, State } from "../../contract";
import { GroupMark, Said } from "../../ui";
import { Answers } from "../reflection/Answers";
import { type Jottings, jottingsIn } from "./jottings";
import "./talk.css";

export interface TalkViewProps {
  readonly state: State;
  /** The id of a conversation. */
  readonly activity: string;
  /** Whose screen it is, on a tablet. */
  readonly me?: string;
}

/** What everybody answered, and what every group noted during the talk, to read. */
export function TalkView({ state, activity, me = "" }: TalkViewProps) {
  const { t } = useTranslation();
  const groups = jottingsIn(state, activity);
  const any = groups.some(({ points, questions }) => points.length + questions.length > 0);
  return (
    <div className="talkview">
      <Answers state={state} activity={activity} me={me} />
      {any && (
        <div className="talkview-groups">
          {groups.map(({ group, ...jottings }) => (
            <section
              key={group.id}
              className="talkview-group"
              data-group-shape={group.shape}
              aria-label={group.name}
            >
              <h3>
                <GroupMark shape={group.shape} label={group.name} />
              </h3>
              <Noted state={state} jottings={jottings} />
            </section>
          ))}
        </div>
      )}
      {!any && <p className="jot-soft">{t("talk.noneAll")}</p>}
    </div>
  );
}

function Noted({ state, jottings }: { readonly state: State; readonly jottings: Jottings }) {
  const { t } = useTranslation();
  const { points, questions } = jottings;
  if (points.length + questions.length === 0) return <p className="jot-soft">{t("talk.none")}</p>;
  const part = (title: string, notes: readonly Note[]) =>
    notes.length > 0 && (
      <>
        <h4>{title}</h4>
        <ul className="talkview-notes">
          {notes.map((note) => (
            <li key={note.id} data-note={note.id}>
              {note.text && <Said>{note.text}</Said>}
              {!note.text && state.session.erased[note.id] && (
                <em className="jot-soft">{t("replay.erased")}</em>
              )}
              {state.session.hidden[note.id] && <em className="jot-soft"> {t("reads.hidden")}</em>}
            </li>
          ))}
        </ul>
      </>
    );
  return (
    <>
      {part(t("talk.points", { count: points.length }), points)}
      {part(t("talk.questions", { count: questions.length }), questions)}
    </>
  );
}
