import { FilePlus2, FolderOpen } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { type TemplateChoice, templates } from "../../api";
import { go } from "../../route";
import { Button } from "../../ui";
import { Page } from "../Page";
import { problemInWords } from "../problem";
import { type ReadFile, readTemplate, templateAsDraft } from "./calls";
import { type Draft, drafted, newKey } from "./draft";
import { Mine } from "./Mine";
import { blankDraft } from "./making";
import { keepDraft } from "./shelf";
import "./editor.css";

/** Every template there is to begin with: those kept on this device, the server's own, an empty one, a file. */
export default function Templates() {
  const { t } = useTranslation();
  const [words, say] = useState("");
  const [wrong, show] = useState<ReadFile["problems"]>([]);
  const start = async (draft: Draft) => {
    const id = newKey();
    await keepDraft(id, draft);
    go(`/templates/${id}`);
  };
  const trying = async (work: () => Promise<void>) => {
    say("");
    show([]);
    await work().catch((failure) => say(problemInWords(failure)));
  };
  const startFrom = (name: string) => trying(async () => start(drafted(await templateAsDraft(name))));
  const openFile = (file: File) =>
    trying(async () => {
      const { draft, problems } = await readTemplate(file);
      if (draft) await start(drafted(draft));
      else show(problems);
    });
  return (
    <Page quiet>
      <header className="home-head">
        <h1>{t("editor.templates")}</h1>
        <p className="page-lead">{t("editor.templatesLead")}</p>
      </header>
      <Mine />
      <ReadyMade onStart={startFrom} />
      <section className="edit-section" aria-labelledby="edit-new">
        <h2 id="edit-new">{t("editor.other")}</h2>
        <div className="page-actions">
          <Button icon={<FilePlus2 aria-hidden />} onPress={() => start(blankDraft())}>
            {t("editor.blank")}
          </Button>
          <FileTrigger acceptedFileTypes={[".toml"]} onSelect={(files) => files?.[0] && openFile(files[0])}>
            <Button icon={<FolderOpen aria-hidden />}>{t("editor.openFile")}</Button>
          </FileTrigger>
        </div>
      </section>
      <div role="status">
        {words && <p className="page-problem">{words}</p>}
        {wrong.length > 0 && <FileProblems problems={wrong} />}
      </div>
      <div className="page-actions">
        <Button kind="quiet" onPress={() => go("/")}>
          {t("page.home")}
        </Button>
      </div>
    </Page>
  );
}

function FileProblems({ problems }: { readonly problems: ReadFile["problems"] }) {
  const { t } = useTranslation();
  return (
    <div className="page-problem">
      <p>{t("editor.fileWrong")}</p>
      <ul className="import-problems">
        {problems.slice(0, 20).map((problem) => (
          <li key={`${problem.line}${problem.words}`}>
            {problem.line === null
              ? problem.words
              : t("editor.line", { line: problem.line, words: problem.words })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function ReadyMade({ onStart }: { onStart(name: string): void }) {
  const { t } = useTranslation();
  const [choices, failed, retry] = useTemplates();
  return (
    <section className="edit-section" aria-labelledby="edit-ready">
      <h2 id="edit-ready">{t("editor.ready")}</h2>
      <p className="edit-soft">{t("editor.readyText")}</p>
      {failed && <p className="page-problem">{failed}</p>}
      {failed && <Button onPress={retry}>{t("page.again")}</Button>}
      {!choices && !failed && <p role="status">{t("start.loading")}</p>}
      <ul>
        {choices?.map((choice) => (
          <li className="held-one" key={choice.name}>
            <strong className="held-words">{choice.title}</strong>
            <Button
              aria-label={t("editor.startFromSays", { title: choice.title })}
              onPress={() => onStart(choice.name)}
            >
              {t("editor.startFrom")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useTemplates(): [readonly TemplateChoice[] | null, string, () => void] {
  const [choices, hold] = useState<readonly TemplateChoice[] | null>(null);
  const [failed, say] = useState("");
  const look = useCallback(() => {
    say("");
    templates().then(hold, (failure) => say(problemInWords(failure)));
  }, []);
  useEffect(look, [look]);
  return [choices, failed, look];
}
