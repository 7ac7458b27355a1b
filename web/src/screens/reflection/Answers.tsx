import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Said } from "../../ui";
import { answersIn, type Chosen, type PromptAnswers } from "./answers";
import "./answers.css";

export interface AnswersProps {
  readonly state: State;
  /** The id of a reflection or a conversation. */
  readonly activity: string;
  /** Whose screen it is, on a tablet: their own answers are theirs there. */
  readonly me?: string;
  /** One prompt alone. */
  readonly prompt?: string | undefined;
}

/**
 * Everybody's answers, to read: words as they were written, choices counted in dots and in people. A name stands only
 * beside what its owner put it to.
 */
export function Answers({ state, activity, me = "", prompt }: AnswersProps) {
  const shown = answersIn(state, activity, me).filter(
    (one) => prompt === undefined || one.prompt.id === prompt,
  );
  return (
    <div className="answers" data-alone={prompt !== undefined || undefined}>
      {shown.map((one) => (
        <OnePrompt key={one.prompt.id} answers={one} />
      ))}
    </div>
  );
}

function OnePrompt({ answers }: { readonly answers: PromptAnswers }) {
  const { t } = useTranslation();
  const { prompt, said, chosen, given } = answers;
  return (
    <section className="answers-prompt" aria-label={prompt.text}>
      <h3>
        <Said>{prompt.text}</Said>
      </h3>
      <p className="answers-soft">{t("answers.given", { count: given })}</p>
      {chosen.length > 0 && (
        <ul className="answers-chosen">
          {chosen.map((one) => (
            <Choice key={one.option} chosen={one} />
          ))}
        </ul>
      )}
      {said.length > 0 && (
        <ul className="answers-said">
          {said.map(({ id, text, hidden, erased, who }) => (
            <li key={id} className="answer" data-note={id}>
              <p>
                {text && <Said>{text}</Said>}
                {!text && erased && <em className="answers-soft">{t("replay.erased")}</em>}
                {hidden && <em className="answers-soft"> {t("reads.hidden")}</em>}
              </p>
              {who && <p className="answers-soft">{who}</p>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** A dot for each person who chose it, and how many that are. */
function Choice({ chosen: { option, count, names } }: { readonly chosen: Chosen }) {
  const { t } = useTranslation();
  return (
    <li className="choose">
      <span className="choose-words">{option}</span>
      <span className="choose-dots" aria-hidden="true">
        {Array.from({ length: count }, (_, dot) => `${option}${dot}`).map((key) => (
          <span key={key} className="choose-dot" />
        ))}
      </span>
      <span className="choose-count">{t("answers.people", { count })}</span>
      {names.length > 0 && <span className="answers-soft">{names.join(", ")}</span>}
    </li>
  );
}
