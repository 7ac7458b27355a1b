import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Limit, type Reflection } from "../../contract";
import { Button, type Draft, fits, Said, TextArea, useDraft } from "../../ui";
import { timeOfDay } from "../tablet/who";
import { ownAnswer } from "./answers";
import type { PromptCardProps } from "./PromptCard";
import { ShowName } from "./ShowName";
import { useNamed } from "./useNamed";
import { WhoReadsAnswer } from "./WhoReadsAnswer";

/** One's own answer in words: written, saved, and changed as often as one likes. */
export function TextAnswer({ room, prompt }: PromptCardProps) {
  const { t } = useTranslation();
  const own = ownAnswer(room.state, room.activity.id, prompt.id, room.me);
  const field = `${room.me}.answer.${room.activity.id}.${prompt.id}`;
  const draft = useDraft(field, own?.text ?? "");
  const name = useNamed(field, own?.named ?? false);
  const [editing, edit] = useState(false);
  // Whoever pressed a button that is gone goes on, by key, at the one in its place.
  const [left, setLeft] = useState(false);
  const text = draft.text.trim();
  const writing = draft.text !== (own?.text ?? "");
  if (!room.open) return <Fixed own={own} draft={writing ? draft : null} />;
  const leave = () => {
    draft.clear();
    name.clear();
    edit(false);
    setLeft(true);
  };
  const give = (words: string, named: boolean) => {
    room.act({ type: "reflect", activity: room.activity.id, prompt: prompt.id, text: words, named });
    leave();
  };
  if (own && !editing && !writing) {
    return (
      <>
        <Saved own={own} />
        <ShowName room={room} named={own.named} onChange={(named) => give(own.text, named)} />
        <Button autoFocus={left} onPress={() => edit(true)}>
          {t("answers.edit")}
        </Button>
      </>
    );
  }
  return (
    <>
      <TextArea
        label={t("answers.yours")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.commentText}
        autoFocus={editing}
        hint={<WhoReadsAnswer room={room} named={name.named} />}
      />
      <ShowName room={room} named={name.named} onChange={name.set} />
      <div className="prompt-ways">
        <Button
          kind="main"
          isDisabled={text === "" || !fits(text, Limit.commentText)}
          onPress={() => give(text, name.named)}
        >
          {t("answers.save")}
        </Button>
        {own && (
          <>
            <Button onPress={leave}>{t("answers.leave")}</Button>
            <Button kind="warn" onPress={() => give("", false)}>
              {t("answers.takeBack")}
            </Button>
          </>
        )}
      </div>
      {writing && <p className="prompt-soft">{t("answers.begun")}</p>}
    </>
  );
}

/** The answer as it was saved. */
function Saved({ own }: { readonly own: Reflection }) {
  const { t } = useTranslation();
  return (
    <>
      <blockquote className="prompt-saved">
        {own.text ? <Said>{own.text}</Said> : <em>{t("reads.hidden")}</em>}
      </blockquote>
      <p className="prompt-soft">{t("answers.saved", { when: timeOfDay(own.given.at) })}</p>
    </>
  );
}

/** The answer where nothing can be changed any more; words that were not saved in time are still here to copy. */
function Fixed({ own, draft }: { readonly own: Reflection | null; readonly draft: Draft | null }) {
  const { t } = useTranslation();
  return (
    <>
      {own ? <Saved own={own} /> : <p className="prompt-soft">{t("answers.noneYours")}</p>}
      {draft?.text && (
        <div className="prompt-unsaved">
          <p>{t("answers.unsaved")}</p>
          <blockquote className="prompt-saved">{draft.text}</blockquote>
          <Button onPress={() => void navigator.clipboard?.writeText(draft.text)}>{t("refused.copy")}</Button>
        </div>
      )}
    </>
  );
}
