import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { AspectState } from "../../../contract";
import { TextField } from "../../../ui";
import { fifthInWords } from "../../tablet/places";
import { useDesk } from "../desk";
import { Pick } from "../Pick";
import { type Choice, choiceOf, chosen, type Line, troubleOf } from "./lines";

export interface PaperLineProps {
  readonly aspect: AspectState;
  /** What stands on the board already, in words; empty for nothing. */
  readonly now: string;
  readonly line: Line;
  onChange(line: Line): void;
}

const FIFTHS = [0, 1, 2, 3, 4] as const;
const OTHERS = ["notDiscussed", "undecided", "cantAgree", "depends"] as const;

/** One aspect of the sheet: the answer from a list, and only the fields that this answer needs. */
export function PaperLine({ aspect, now, line, onChange }: PaperLineProps) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const heading = useId();
  const trouble = troubleOf(line);
  const set = (change: Partial<Line>) => onChange({ ...line, ...change });
  const choices: readonly { value: Choice; words: string }[] = [
    { value: "", words: t("deskPaper.blank") },
    ...FIFTHS.map((fifth) => ({
      value: `at${fifth}` as const,
      words: fifthInWords(fifth, state.session.scale),
    })),
    { value: "number", words: t("deskPaper.number") },
    ...OTHERS.map((said) => ({ value: said, words: t(`deskPaper.${said}`) })),
  ];
  return (
    <li className="paper-line">
      <p id={heading}>
        <strong>{aspect.title}</strong> {now && <span className="desk-soft">{now}</span>}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand beside its legend */}
      <div role="group" aria-labelledby={heading} className="paper-fields">
        <div className="desk-row">
          <Pick
            label={<span className="visually-hidden">{t("deskPaper.answer", { title: aspect.title })}</span>}
            value={choiceOf(line)}
            onChange={(value) => onChange(chosen(line, value as Choice))}
            choices={choices}
          />
          {line.said === "placed" && (
            <TextField
              label={t("deskPaper.place")}
              value={line.place}
              onChange={(place) => set({ place })}
              inputMode="numeric"
              maxLength={4}
              error={trouble === "noPlace" && line.place !== "" ? t("deskPaper.noPlace") : undefined}
            />
          )}
          {line.said === "cantAgree" && <Range line={line} onChange={set} />}
          {line.said === "depends" && (
            <TextField
              label={t("deskPaper.dependsOn")}
              value={line.text}
              onChange={(text) => set({ text })}
              maxLength={500}
            />
          )}
        </div>
        {line.said !== "" && (
          <div className="desk-row">
            <TextField
              label={t("deskPaper.reason")}
              value={line.reason}
              onChange={(reason) => set({ reason })}
              maxLength={500}
            />
            <TextField
              label={t("deskPaper.words")}
              value={line.words}
              onChange={(words) => set({ words })}
              maxLength={500}
            />
          </div>
        )}
      </div>
    </li>
  );
}

function Range({ line, onChange }: { readonly line: Line; onChange(change: Partial<Line>): void }) {
  const { t } = useTranslation();
  const typed = line.place !== "" && line.upto !== "";
  return (
    <>
      <TextField
        label={t("deskPaper.from")}
        value={line.place}
        onChange={(place) => onChange({ place })}
        inputMode="numeric"
        maxLength={4}
      />
      <TextField
        label={t("deskPaper.upto")}
        value={line.upto}
        onChange={(upto) => onChange({ upto })}
        inputMode="numeric"
        maxLength={4}
        error={typed && troubleOf(line) !== null ? t("deskPaper.noRange") : undefined}
      />
    </>
  );
}
