import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { openSession, type TemplateChoice, templates } from "../../api";
import { go } from "../../route";
import { Button, TextField } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import { Page } from "../Page";
import { problemInWords } from "../problem";
import { BringBack } from "./BringBack";
import { useOpening } from "./opening";
import "./home.css";

/** A facilitator opens a session: what kind, what title, and straight on to the console. */
export default function Start() {
  const { t } = useTranslation();
  const [choices, retry, failed] = useTemplates();
  return (
    <Page quiet>
      <header className="home-head">
        <h1>{t("start.title")}</h1>
        <p className="page-lead">{t("start.lead")}</p>
      </header>
      {failed && (
        <div className="page-problem" role="alert">
          <p>{failed}</p>
        </div>
      )}
      {failed && <Button onPress={retry}>{t("page.again")}</Button>}
      {!failed && !choices && <p role="status">{t("start.loading")}</p>}
      {choices && <StartForm choices={choices} />}
      <BringBack />
    </Page>
  );
}

function StartForm({ choices }: { readonly choices: readonly TemplateChoice[] }) {
  const { t } = useTranslation();
  const [chosen, choose] = useState(choices[0]?.name ?? null);
  const [title, setTitle] = useState("");
  const [key, setKey] = useState("");
  const opening = useOpening();
  const usual = choices.find((choice) => choice.name === chosen)?.title ?? "";
  if (!choices.length) return <p>{t("start.none")}</p>;
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        const name = title.trim();
        if (chosen)
          void opening.open(
            (operatorKey) => openSession(chosen, name, operatorKey),
            key.trim(),
            name || usual,
          );
      }}
    >
      <ChoiceCards
        label={t("start.template")}
        value={chosen}
        onChange={choose}
        choices={choices.map((choice) => ({ id: choice.name, face: choice.title }))}
      />
      <TextField
        label={t("start.name")}
        hint={t("start.nameHint", { title: usual })}
        value={title}
        onChange={setTitle}
        maxLength={120}
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
          autoFocus
        />
      )}
      {opening.words && (
        <p className="page-problem" role="alert">
          {opening.words}
        </p>
      )}
      <div className="page-actions">
        <Button kind="main" type="submit" isDisabled={opening.busy}>
          {opening.busy ? t("start.beginning") : t("start.begin")}
        </Button>
        <Button kind="quiet" onPress={() => go("/")}>
          {t("start.back")}
        </Button>
      </div>
    </form>
  );
}

function useTemplates(): [readonly TemplateChoice[] | null, () => void, string] {
  const [choices, setChoices] = useState<readonly TemplateChoice[] | null>(null);
  const [failed, setFailed] = useState("");
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let wanted = true;
    setFailed("");
    templates().then(
      (found) => wanted && setChoices(found),
      (failure) => wanted && setFailed(problemInWords(failure)),
    );
    return () => {
      wanted = false;
    };
  }, [tries]);
  return [choices, () => setTries((count) => count + 1), failed];
}
