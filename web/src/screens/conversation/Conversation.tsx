import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Segmented } from "../../ui";
import { asked, ownAnswer } from "../reflection/answers";
import { PromptCard, PromptCards } from "../reflection/PromptCard";
import { TaskLine } from "../TaskLine";
import type { ActivityRoom, ActivityScreenProps } from "../tablet/activityRoom";
import { keepRead, wasRead } from "../tablet/read";
import { CardDeck } from "./CardDeck";
import { Jot } from "./Jot";
import { firstStep, type Step, stepsOf } from "./steps";
import { TalkView } from "./TalkView";
import "./talk.css";

/** A talk at a table: what one expects, cards to talk about with room to note things, and what one has heard. */
export function Conversation({ room }: ActivityScreenProps) {
  return <Steps key={`${room.me}.${room.activity.id}`} room={room} />;
}

function Steps({ room }: ActivityScreenProps) {
  const { t } = useTranslation();
  const { state, activity, me } = room;
  const talking = `${me}.talking.${activity.id}`;
  // Chosen once: nobody is taken on to the talk by having said what they expect.
  const [chosen, choose] = useState(() => firstStep(state, activity, me, wasRead(talking)));
  const steps = stepsOf(activity);
  const step = steps.includes(chosen) ? chosen : "talk";
  const to = (next: Step) => {
    if (next !== "before") keepRead(talking);
    choose(next);
  };
  return (
    <div className="talk">
      <TaskLine room={room} />
      {steps.length > 1 && (
        <div className="talk-steps">
          <Segmented<Step>
            label={t("talk.steps")}
            value={step}
            choices={steps.map((value) => ({ value, words: t(`talk.step.${value}`) }))}
            onChange={to}
          />
        </div>
      )}
      <h2 className="visually-hidden">{t(`talk.step.${step}`)}</h2>
      {step === "before" && <Before room={room} onTalk={() => to("talk")} />}
      {step === "talk" && <Talk room={room} />}
      {step === "after" && <After room={room} />}
      {step === "all" && <TalkView state={state} activity={activity.id} me={me} />}
    </div>
  );
}

function Before({ room, onTalk }: { readonly room: ActivityRoom; onTalk(): void }) {
  const { t } = useTranslation();
  return (
    <PromptCards>
      {asked(room.activity, "before").map((prompt) => (
        <PromptCard key={prompt.id} room={room} prompt={prompt} />
      ))}
      <Button onPress={onTalk}>{t("talk.on")}</Button>
    </PromptCards>
  );
}

function Talk({ room }: { readonly room: ActivityRoom }) {
  const during = asked(room.activity, "during");
  return (
    <>
      <div className="talk-table">
        <CardDeck room={room} />
        <Jot room={room} />
      </div>
      {during.length > 0 && (
        <PromptCards>
          {during.map((prompt) => (
            <PromptCard key={prompt.id} room={room} prompt={prompt} />
          ))}
        </PromptCards>
      )}
    </>
  );
}

/** What one heard, beside what one had expected. */
function After({ room }: { readonly room: ActivityRoom }) {
  const { t } = useTranslation();
  const { state, activity, me } = room;
  const expected = asked(activity, "before").flatMap(
    ({ id }) => ownAnswer(state, activity.id, id, me)?.text || [],
  );
  return (
    <PromptCards>
      {expected.length > 0 && (
        <section className="talk-expected" aria-label={t("talk.expected")}>
          <h3>{t("talk.expected")}</h3>
          {[...expected.entries()].map(([place, text]) => (
            <blockquote key={place} className="prompt-saved">
              {text}
            </blockquote>
          ))}
        </section>
      )}
      {asked(activity, "after").map((prompt) => (
        <PromptCard key={prompt.id} room={room} prompt={prompt} />
      ))}
    </PromptCards>
  );
}
