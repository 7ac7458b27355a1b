import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Prompt } from "../../../contract";
import { boardId } from "../../../projections/board";
import { Button, Switch, TextField, useDraft } from "../../../ui";
import { useDesk } from "../desk";
import { Pick } from "../Pick";
import type { OnPaper } from "./Paper";

interface Written {
  readonly text?: string;
  readonly rating?: string;
}

/** One person's sheet at a time: an answer to each prompt, then the next sheet. In a conversation, notes as well. */
export function PaperAnswers({ activity, group }: OnPaper) {
  const { t } = useTranslation();
  const { act, session } = useDesk();
  const draft = useDraft(`paper.${session}.${activity.id}`);
  const [done, setDone] = useState(0);
  const asked = activity.prompts.filter((prompt) => prompt.kind !== "card");
  const sheet = read(draft.text);
  const full = asked.filter(({ id }) => sheet[id]?.text?.trim() || sheet[id]?.rating);
  const add = () => {
    for (const { id } of full) {
      const { text = "", rating = "" } = sheet[id] ?? {};
      act(
        {
          type: "reflect",
          activity: activity.id,
          prompt: id,
          text: text.trim(),
          rating: rating ? Number(rating) : null,
        },
        { paper: true },
      );
    }
    draft.clear();
    setDone((count) => count + 1);
  };
  return (
    <>
      {asked.map((prompt) => (
        <Answer
          key={prompt.id}
          prompt={prompt}
          written={sheet[prompt.id] ?? {}}
          onChange={(written) => draft.write(JSON.stringify({ ...sheet, [prompt.id]: written }))}
        />
      ))}
      {asked.length > 0 && (
        <div className="desk-row">
          <Button kind="main" isDisabled={full.length === 0} onPress={add}>
            {t("deskPaper.addSheet")}
          </Button>
          <p role="status">{done > 0 && t("deskPaper.sheets", { count: done })}</p>
        </div>
      )}
      {activity.kind === "conversation" && <Noted board={boardId(activity.id, group)} />}
    </>
  );
}

interface AnswerProps {
  readonly prompt: Prompt;
  readonly written: Written;
  onChange(written: Written): void;
}

function Answer({ prompt, written, onChange }: AnswerProps) {
  const { t } = useTranslation();
  if (prompt.kind === "rating") {
    return (
      <Pick
        label={prompt.text}
        value={written.rating ?? ""}
        onChange={(rating) => onChange({ ...written, rating })}
        choices={[
          { value: "", words: t("deskPaper.blank") },
          ...prompt.options.map((option, place) => ({ value: String(place + 1), words: option })),
        ]}
      />
    );
  }
  return (
    <TextField
      label={prompt.text}
      value={written.text ?? ""}
      onChange={(text) => onChange({ ...written, text })}
      maxLength={2000}
      lines={2}
    />
  );
}

/** A point or a question that a group wrote down while it talked. */
function Noted({ board }: { readonly board: string }) {
  const { t } = useTranslation();
  const { act, session } = useDesk();
  const draft = useDraft(`paper.${session}.${board}.note`);
  const [question, ask] = useState(false);
  const add = () => {
    const text = draft.text.trim();
    if (!text) return;
    act({ type: "addNote", board, text, question }, { paper: true });
    draft.clear();
  };
  return (
    <>
      <h3>{t("deskPaper.noted")}</h3>
      <TextField
        label={t("deskPaper.note")}
        value={draft.text}
        onChange={draft.write}
        onEnter={add}
        maxLength={500}
      />
      <Switch on={question} onChange={ask}>
        {t("deskPaper.question")}
      </Switch>
      <div>
        <Button isDisabled={!draft.text.trim()} onPress={add}>
          {t("deskPaper.addNote")}
        </Button>
      </div>
    </>
  );
}

function read(text: string): Readonly<Record<string, Written>> {
  try {
    return JSON.parse(text || "{}") as Record<string, Written>;
  } catch {
    return {};
  }
}
