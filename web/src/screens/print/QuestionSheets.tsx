import { useTranslation } from "react-i18next";
import type { Prompt } from "../../contract";
import { NoSheets } from "./NoSheets";
import { type PrintActivity, type Printing, questionsOf } from "./printing";

/** Questions to answer by hand: lines to write on, boxes to tick. */
export function QuestionSheets({ printing }: { readonly printing: Printing }) {
  const activities = questionsOf(printing);
  if (!activities.length) return <NoSheets />;
  return activities.map((activity) => <QuestionSheet key={activity.id} activity={activity} />);
}

/** Lines to write on that fill a sheet between them; more questions than fit go on to another one. */
const LINES = 15;
const FEWEST = 3;
const MOST = 6;

function QuestionSheet({ activity }: { readonly activity: PrintActivity }) {
  const { t } = useTranslation();
  const lines = Math.min(MOST, Math.max(FEWEST, Math.floor(LINES / activity.prompts.length)));
  return (
    <section className="print-sheet print-questions" data-paper="upright" aria-label={activity.title}>
      <header className="print-sheet-head">
        <div>
          <h2>{activity.title}</h2>
          <p>{activity.instruction}</p>
        </div>
      </header>
      {activity.prompts.map((prompt) => (
        <Question key={prompt.id} prompt={prompt} lines={lines} />
      ))}
      <p className="print-blank print-wide">
        <span>{t(activity.attribution === "named" ? "print.name" : "print.nameIfYouLike")}</span>
      </p>
    </section>
  );
}

function Question({ prompt, lines }: { readonly prompt: Prompt; readonly lines: number }) {
  const { t } = useTranslation();
  return (
    <div className="print-question">
      {prompt.when !== "during" && <p className="print-when">{t(`print.${prompt.when}`)}</p>}
      <h3>{prompt.text}</h3>
      {prompt.kind === "rating" ? (
        <ul className="print-options">
          {prompt.options.map((option) => (
            <li key={option}>
              <span className="print-tick" aria-hidden="true" />
              {option}
            </li>
          ))}
        </ul>
      ) : (
        <div className="print-lines" aria-hidden="true">
          {Array.from({ length: lines }, (_, line) => (
            <span key={line} />
          ))}
        </div>
      )}
    </div>
  );
}
