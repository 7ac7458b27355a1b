import { useEffect, useRef, useState } from "react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { alone } from "../../projections/own";
import { Depends } from "./Depends";
import { Range } from "./Range";
import { useRoom } from "./room";
import { ANSWERS, type Answer, type NoteView } from "./view";

export interface AnswersProps {
  readonly note: NoteView;
  readonly aspect: string;
}

/** These are an answer only once people have said more: until then their button is open, not chosen. */
const NEEDS_MORE: ReadonlySet<Answer> = new Set<Answer>(["cantAgree", "depends"]);

/** The answers that are not a place: each its own state, and each as good an answer as a place. */
export function Answers({ note, aspect }: AnswersProps) {
  const { t } = useTranslation();
  const { act, activity, board, state } = useRoom();
  // Who places alone has nobody to disagree with; an answer that stands can still be seen and taken back.
  const offered = ANSWERS.filter(
    (answer) => answer !== "cantAgree" || note.standing === answer || !alone(state, activity.id),
  );
  const [asking, ask] = useState<Answer | null>(null);
  const shown = asking ?? note.standing;
  const asked = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asking) asked.current?.scrollIntoView?.({ block: "nearest" });
  }, [asking]);
  const give = (answer: Answer, more: { low?: number; high?: number; text?: string } = {}) => {
    ask(null);
    act({ type: "setDiscussed", aspect, state: answer, board: board.id, ...more });
  };
  const press = (answer: Answer) => () => {
    if (note.standing === answer) {
      ask(null);
      act({ type: "setDiscussed", aspect, state: "open", board: board.id });
    } else if (NEEDS_MORE.has(answer)) ask(asking === answer ? null : answer);
    else give(answer);
  };
  return (
    <section className="notesheet-part" aria-label={t("answer.title")}>
      <h3>{t("answer.title")}</h3>
      <div className="where-row">
        {offered.map((answer) => (
          <ToggleButton
            key={answer}
            className={shown === answer ? "where-answer is-asked" : "where-answer"}
            isSelected={note.standing === answer}
            {...(NEEDS_MORE.has(answer) && { "aria-expanded": shown === answer })}
            onPress={press(answer)}
          >
            {t(`answer.${answer}`)}
          </ToggleButton>
        ))}
      </div>
      <div ref={asked}>
        {shown === "cantAgree" && (
          <Range
            span={note.span}
            scale={board.scale}
            onGive={({ low, high }) => give("cantAgree", { low, high })}
          />
        )}
        {shown === "depends" && <Depends note={note} onGive={(text) => give("depends", { text })} />}
      </div>
    </section>
  );
}
