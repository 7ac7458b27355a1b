import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { Choose } from "./Choose";
import type { ActivityRow, Draft, PromptRow } from "./draft";
import { focusSoon, useEditing } from "./editing";
import { Field } from "./Field";
import { MOST, newPrompt } from "./making";
import { Rows } from "./Rows";
import { changed } from "./rows";

const KINDS = ["card", "text", "rating"] as const;
const TIMES = ["before", "during", "after"] as const;

/** What people talk about or answer in this activity. */
export function Prompts({ activity, at }: { readonly activity: ActivityRow; readonly at: number }) {
  const { t } = useTranslation();
  const put = (draft: Draft, change: (rows: readonly PromptRow[]) => readonly PromptRow[]): Draft => ({
    ...draft,
    activities: draft.activities.map((row) =>
      row.key === activity.key ? { ...row, prompts: change(row.prompts) } : row,
    ),
  });
  return (
    <div className="edit-section edit-inner">
      <h3>{t("editor.prompts")}</h3>
      <p className="edit-soft">
        {t(activity.kind === "conversation" ? "editor.promptsTalk" : "editor.promptsBack")}
      </p>
      <Rows<PromptRow>
        path={["activities", at, "prompts"]}
        rows={activity.prompts}
        put={put}
        most={MOST.prompts}
        make={() => newPrompt(activity.kind)}
        name={(_, number) => t("editor.prompt", { number })}
        addWords={t("editor.addPrompt")}
      >
        {(row, index) => (
          <OnePrompt
            row={row}
            path={["activities", at, "prompts", index]}
            talk={activity.kind === "conversation"}
            put={put}
          />
        )}
      </Rows>
    </div>
  );
}

interface OneProps {
  readonly row: PromptRow;
  readonly path: readonly (string | number)[];
  readonly talk: boolean;
  put(draft: Draft, change: (rows: readonly PromptRow[]) => readonly PromptRow[]): Draft;
}

function OnePrompt({ row, path, talk, put }: OneProps) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const change = (part: Partial<PromptRow>) =>
    edit((draft) => put(draft, (rows) => changed(rows, row.key, part)));
  return (
    <>
      <div className="edit-fit edit-fit-first">
        <Field
          path={[...path, "text"]}
          label={t("editor.promptText")}
          value={row.text}
          onChange={(text) => change({ text })}
          lines={1}
        />
        <Choose
          path={[...path, "kind"]}
          label={t("editor.promptKind")}
          value={row.kind}
          choices={KINDS.filter((kind) => talk || kind !== "card").map((value) => ({
            value,
            words: t(`editor.promptKinds.${value}`),
          }))}
          onChange={(kind) => change(ofPromptKind(row, kind))}
        />
        {talk && row.kind !== "card" && (
          <Choose
            path={[...path, "when"]}
            label={t("editor.when")}
            value={row.when}
            choices={TIMES.map((value) => ({ value, words: t(`editor.times.${value}`) }))}
            onChange={(when) => change({ when })}
          />
        )}
      </div>
      {row.kind === "rating" && <Options row={row} path={path} onChange={(options) => change({ options })} />}
    </>
  );
}

function ofPromptKind(row: PromptRow, kind: PromptRow["kind"]): Partial<PromptRow> {
  const options = kind === "rating" ? (row.options.length ? row.options : ["", ""]) : [];
  return { kind, options, when: kind === "card" ? "during" : row.when };
}

interface OptionsProps {
  readonly row: PromptRow;
  readonly path: readonly (string | number)[];
  onChange(options: readonly string[]): void;
}

/** The answers to choose from, in order. */
function Options({ row, path, onChange }: OptionsProps) {
  const { t } = useTranslation();
  const { options } = row;
  const list = [...path, "options"];
  return (
    <fieldset className="edit-options" id={list.join(".")}>
      <legend className="field-label">{t("editor.options")}</legend>
      {options.map((option, index) => (
        <div className="edit-option" key={index}>
          <Field
            path={[...list, index]}
            label={t("editor.option", { number: index + 1 })}
            value={option}
            onChange={(text) => onChange(options.map((one, place) => (place === index ? text : one)))}
          />
          {options.length > 2 && (
            <Button
              kind="quiet"
              aria-label={t("editor.takeOutSays", { name: t("editor.option", { number: index + 1 }) })}
              onPress={() => onChange(options.filter((_, place) => place !== index))}
            >
              {t("editor.takeOut")}
            </Button>
          )}
        </div>
      ))}
      {options.length < MOST.options && (
        <Button
          icon={<Plus aria-hidden />}
          onPress={() => {
            onChange([...options, ""]);
            focusSoon([...list, options.length].join("."));
          }}
        >
          {t("editor.addOption")}
        </Button>
      )}
    </fieldset>
  );
}
