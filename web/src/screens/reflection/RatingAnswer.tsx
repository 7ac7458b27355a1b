import { Radio, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { timeOfDay } from "../tablet/who";
import { ownAnswer } from "./answers";
import type { PromptCardProps } from "./PromptCard";
import { ShowName } from "./ShowName";
import { useNamed } from "./useNamed";
import { WhoReadsAnswer } from "./WhoReadsAnswer";

/** One's own answer among a few in words; a tap saves it, and another tap changes it. */
export function RatingAnswer({ room, prompt, title }: PromptCardProps & { readonly title: string }) {
  const { t } = useTranslation();
  const own = ownAnswer(room.state, room.activity.id, prompt.id, room.me);
  const name = useNamed(`${room.me}.answer.${room.activity.id}.${prompt.id}`, own?.named ?? false);
  const give = (rating: number | null, named: boolean) => {
    room.act({ type: "reflect", activity: room.activity.id, prompt: prompt.id, rating, named });
    name.clear();
  };
  const rating = own?.rating ?? null;
  return (
    <>
      <RadioGroup
        aria-labelledby={title}
        className="rates"
        value={rating === null ? null : String(rating)}
        onChange={(value) => give(Number(value), name.named)}
        isReadOnly={!room.open}
      >
        {prompt.options.map((option, place) => (
          <Radio key={option} value={String(place + 1)} className="rate">
            <span className="rate-dot" aria-hidden="true" />
            {option}
          </Radio>
        ))}
      </RadioGroup>
      {own && <p className="prompt-soft">{t("answers.saved", { when: timeOfDay(own.given.at) })}</p>}
      {room.open ? (
        <>
          <p className="prompt-soft">
            <WhoReadsAnswer room={room} named={name.named} />
          </p>
          <ShowName
            room={room}
            named={name.named}
            onChange={(named) => (rating === null ? name.set(named) : give(rating, named))}
          />
          {own && (
            <Button kind="quiet" onPress={() => give(null, false)}>
              {t("answers.takeBack")}
            </Button>
          )}
        </>
      ) : (
        !own && <p className="prompt-soft">{t("answers.noneYours")}</p>
      )}
    </>
  );
}
