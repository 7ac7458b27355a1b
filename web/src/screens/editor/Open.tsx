import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Sheet, TextField } from "../../ui";
import { useOpening } from "../home/opening";
import { openDraft } from "./calls";
import { type Draft, plainly } from "./draft";

/** The last question before a session is opened with a draft: what it is called, and the operator's key if need be. */
export function Open({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState("");
  const [key, setKey] = useState("");
  const opening = useOpening();
  const name = title.trim();
  const begin = () =>
    opening.open(
      (operatorKey) => openDraft(plainly(draft), name, operatorKey),
      key.trim(),
      name || draft.title,
    );
  return (
    <Sheet
      open
      title={t("editor.open")}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t("ui.notNow")}</Button>
          <Button kind="main" isDisabled={opening.busy} onPress={begin}>
            {opening.busy ? t("start.beginning") : t("start.begin")}
          </Button>
        </>
      }
    >
      <p>{t("editor.openText")}</p>
      <TextField
        label={t("start.name")}
        hint={t("start.nameHint", { title: draft.title })}
        value={title}
        onChange={setTitle}
        maxLength={120}
        autoComplete="off"
        onEnter={begin}
      />
      {opening.needsKey && (
        <TextField
          label={t("start.key")}
          hint={t("start.keyHint")}
          error={opening.keyWrong ? t("start.keyWrong") : undefined}
          value={key}
          onChange={setKey}
          autoComplete="off"
          autoCapitalize="off"
        />
      )}
      {opening.words && (
        <p className="page-problem" role="alert">
          {opening.words}
        </p>
      )}
    </Sheet>
  );
}
