import { useState } from "react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Depends } from "./Depends";
import { Range } from "./Range";
import { useRoom } from "./room";
import { ANSWERS, type Answer, type NoteView } from "./view";

export interface AnswersProps {
  readonly note: NoteView;
  readonly aspect: string;
}

/** The answers that are not a place: each its own state, and each as good an answer as a place. */
export function Answers({ note, aspect }: AnswersProps) {
  const { t } = useTranslation();
  const { act, board } = useRoom();
  const [asking, ask] = useState<Answer | null>(null);
  const shown = asking ?? note.standing;
  const give = (answer: Answer, more: { low?: number; high?: number; text?: string } = {}) => {
    ask(null);
    act({ type: "setDiscussed", aspect, state: answer, board: board.id, ...more });
  };
  const press = (answer: Answer) => () => {
    if (note.standing === answer) {
      ask(null);
      act({ type: "setDiscussed", aspect, state: "open", board: board.id });
    } else if (answer === "cantAgree" || answer === "depends") ask(asking === answer ? null : answer);
    else give(answer);
  };
  return (
    <section className="notesheet-part" aria-label={t("answer.title")}>
      <h3>{t("answer.title")}</h3>
      <div className="where-row">
        {ANSWERS.map((answer) => (
          <ToggleButton
            key={answer}
            className="where-answer"
            isSelected={shown === answer}
            onPress={press(answer)}
          >
            {t(`answer.${answer}`)}
          </ToggleButton>
        ))}
      </div>
      {shown === "cantAgree" && (
        <Range
          span={note.span}
          scale={board.scale}
          onGive={({ low, high }) => give("cantAgree", { low, high })}
        />
      )}
      {shown === "depends" && <Depends note={note} onGive={(text) => give("depends", { text })} />}
    </section>
  );
}
