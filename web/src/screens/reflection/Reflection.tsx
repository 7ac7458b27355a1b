import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Segmented } from "../../ui";
import { TaskLine } from "../TaskLine";
import type { ActivityScreenProps } from "../tablet/activityRoom";
import { Answers } from "./Answers";
import { asked, ownAnswer } from "./answers";
import { PromptCard, PromptCards } from "./PromptCard";

/** The template's questions, each with one's own answer; everybody's, once they are shown to everyone. */
export function Reflection({ room }: ActivityScreenProps) {
  const { t } = useTranslation();
  const { state, activity, me } = room;
  const [face, show] = useState<"own" | "all">("own");
  const shown = activity.revealed ? face : "own";
  const prompts = asked(activity);
  const done = prompts.filter(({ id }) => ownAnswer(state, activity.id, id, me)).length;
  return (
    <div className="reflect">
      <TaskLine room={room} />
      <div className="reflect-head">
        <p role="status">
          {activity.revealed ? t("answers.revealed") : t("answers.done", { done, of: prompts.length })}
        </p>
        {activity.revealed && (
          <Segmented<"own" | "all">
            label={t("answers.faces")}
            value={shown}
            choices={[
              { value: "own", words: t("answers.faceOwn") },
              { value: "all", words: t("answers.faceAll") },
            ]}
            onChange={show}
          />
        )}
      </div>
      <h2 className="visually-hidden">{activity.title}</h2>
      {shown === "all" ? (
        <Answers state={state} activity={activity.id} me={me} />
      ) : (
        <PromptCards>
          {prompts.map((prompt) => (
            <PromptCard key={prompt.id} room={room} prompt={prompt} />
          ))}
        </PromptCards>
      )}
    </div>
  );
}
