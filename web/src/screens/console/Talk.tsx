import { useTranslation } from "react-i18next";
import type { ActivityState, Note, Reflection } from "../../contract";
import { GroupMark } from "../../ui";
import { whoAndWhen } from "../tablet/who";
import { useDesk } from "./desk";
import { EraseWords } from "./Erase";
import { HideWords, PaperSign } from "./HideWords";
import { type Answers, answersOf, type Jottings, jottingsOf } from "./talk";

/** A conversation or a reflection: what there is to talk about, what was noted, what people answered. */
export function Talk({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const cards = activity.prompts.filter((prompt) => prompt.kind === "card");
  const answers = answersOf(state, activity);
  return (
    <div className="boards-body" data-view="talk">
      {activity.instruction && <p>{activity.instruction}</p>}
      {cards.length > 0 && (
        <details className="room-removed" open={activity.status === "running"}>
          <summary>{t("deskTalk.cards", { count: cards.length })}</summary>
          <ul className="desk-list talk-cards">
            {cards.map((card) => (
              <li key={card.id}>{card.text}</li>
            ))}
          </ul>
        </details>
      )}
      {answers.map((one) => (
        <Prompted key={one.prompt.id} answers={one} />
      ))}
      {activity.kind === "conversation" && <Noted activity={activity} />}
      {activity.kind === "reflection" && answers.length === 0 && <p>{t("deskTalk.noPrompts")}</p>}
    </div>
  );
}

function Prompted({ answers }: { readonly answers: Answers }) {
  const { t } = useTranslation();
  const { prompt, texts, ratings, given } = answers;
  return (
    <section className="listed" aria-label={prompt.text}>
      <header className="mini-head">
        <h3>{prompt.text}</h3>
        <p className="mini-counts">{t("deskTalk.given", { count: given })}</p>
      </header>
      {ratings.length > 0 && (
        <ul className="ratings">
          {prompt.options.map((option, place) => (
            <li key={option}>
              {option}: <strong>{ratings[place] ?? 0}</strong>
            </li>
          ))}
        </ul>
      )}
      <ul className="desk-list">
        {texts.map((one) => (
          <Answer key={one.id} answer={one} />
        ))}
      </ul>
    </section>
  );
}

function Answer({ answer }: { readonly answer: Reflection }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const name = answer.named ? state.people.seats[answer.given.by]?.name : undefined;
  return (
    <li className="desk-line">
      <span>
        {answer.text} {name && <span className="desk-soft">{t("deskTalk.by", { name })}</span>}{" "}
        <PaperSign paper={answer.given.paper} />
      </span>
      {answer.text && <HideWords on={answer.id} words={answer.text} />}
      <EraseWords on={answer.id} words={answer.text} />
    </li>
  );
}

function Noted({ activity }: { readonly activity: ActivityState }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const groups = jottingsOf(state, activity.id);
  const nothing = groups.every(
    ({ points, questions, writing }) => points.length + questions.length + writing === 0,
  );
  if (nothing) return <p className="desk-soft">{t("deskTalk.nothing")}</p>;
  return groups.map((group) => <OfGroup key={group.group.id} jottings={group} />);
}

function OfGroup({ jottings }: { readonly jottings: Jottings }) {
  const { t } = useTranslation();
  const { group, points, questions, writing } = jottings;
  if (points.length + questions.length + writing === 0) return null;
  return (
    <section className="listed" data-group-shape={group.shape} aria-label={group.name}>
      <h3>
        <GroupMark shape={group.shape} label={group.name} />
      </h3>
      <Notes title={t("deskTalk.questions")} notes={questions} />
      <Notes title={t("deskTalk.points")} notes={points} />
      {writing > 0 && <p className="desk-soft">{t("deskTalk.writing", { count: writing })}</p>}
    </section>
  );
}

function Notes({ title, notes }: { readonly title: string; readonly notes: readonly Note[] }) {
  const { state } = useDesk();
  if (!notes.length) return null;
  return (
    <>
      <h4 className="listed-heading">{title}</h4>
      <ul className="desk-list">
        {notes.map((note) => (
          <li key={note.id} className="desk-line">
            <span>
              {note.text} <span className="desk-soft">{note.added && whoAndWhen(state, note.added, "")}</span>{" "}
              <PaperSign paper={note.added?.paper} />
            </span>
            {note.text && <HideWords on={note.id} words={note.text} />}
            <EraseWords on={note.id} words={note.text} />
          </li>
        ))}
      </ul>
    </>
  );
}
