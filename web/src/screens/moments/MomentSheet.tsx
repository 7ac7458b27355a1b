import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, fits, Sheet, TextField, useDraft } from "../../ui";
import { NotePicks } from "./NotePicks";
import { LABEL, MEMO, type MomentWords, type Spoken } from "./spoken";
import "./moments.css";

export interface MomentSheetProps {
  readonly title: string;
  readonly verb: string;
  /** What was typed is kept on this device under this name until it is sent. */
  readonly draft: string;
  readonly start: MomentWords;
  /** What it is called where no label was typed. */
  readonly usual: string;
  readonly offered: readonly Spoken[];
  wordsOf(id: string): string;
  onYes(said: MomentWords): void;
  onClose(): void;
}

/** A label, more about it if one likes, and the notes it speaks of. */
export function MomentSheet(props: MomentSheetProps) {
  const { t } = useTranslation();
  const { title, verb, start, usual, offered, wordsOf, onYes, onClose } = props;
  const label = useDraft(`${props.draft}.label`, start.label);
  const memo = useDraft(`${props.draft}.memo`, start.memo);
  const [notes, choose] = useState(start.notes);
  const sendable = fits(label.text, LABEL) && fits(memo.text, MEMO);
  const send = () => {
    if (!sendable) return;
    onYes({ label: label.text.trim() || usual, memo: memo.text.trim(), notes });
    label.clear();
    memo.clear();
    onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        <Button kind="main" isDisabled={!sendable} onPress={send}>
          {verb}
        </Button>
      }
    >
      <div className="moment-sheet">
        <TextField
          label={t("console.momentLabel")}
          hint={t("console.momentHint")}
          value={label.text}
          onChange={label.write}
          onEnter={send}
          limit={LABEL}
          autoFocus
        />
        <TextField
          label={t("console.momentMemo")}
          value={memo.text}
          onChange={memo.write}
          limit={MEMO}
          lines={2}
        />
        <NotePicks chosen={notes} offered={offered} wordsOf={wordsOf} onChange={choose} />
      </div>
    </Sheet>
  );
}
