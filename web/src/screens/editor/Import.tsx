import { FileUp } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button, Sheet, TextArea } from "../../ui";
import { problemInWords } from "../problem";
import { type Imported, importAspects } from "./calls";
import { useEditing } from "./editing";
import { fresh, withMore, withOnly } from "./importing";

const PAUSE = 400;

/** Many topics at once: pasted, or from a file. What was found is shown before anything changes. */
export function Import({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { draft, edit, did } = useEditing();
  const [text, setText] = useState("");
  const [file, choose] = useState<File | null>(null);
  const list = useMemo(() => file ?? (text.trim() ? new Blob([text]) : null), [file, text]);
  const { found, failed, read } = useList(list);
  const more = found ? fresh(draft, found.aspects).length : 0;
  const bring = (change: typeof withMore, count: number) => {
    const { aspects } = draft;
    if (found) edit((before) => change(before, found.aspects));
    did(t("editor.imported", { count }), (before) => ({ ...before, aspects }));
    onClose();
  };
  return (
    <Sheet open title={t("editor.import")} onClose={onClose}>
      <div className="import">
        <TextArea
          label={t("editor.paste")}
          hint={t("editor.pasteHint")}
          value={text}
          onChange={(next) => {
            setText(next);
            choose(null);
          }}
          lines={5}
        />
        <FileTrigger
          acceptedFileTypes={[".csv", ".tsv", ".txt", ".xlsx"]}
          onSelect={(files) => choose(files?.[0] ?? null)}
        >
          <Button icon={<FileUp aria-hidden />}>{t("editor.file")}</Button>
        </FileTrigger>
        {file && <p className="edit-soft">{t("editor.chosen", { name: file.name })}</p>}
        <div role="status" className="import-found">
          {failed && <p className="page-problem">{failed}</p>}
          {found && <Summary found={found} already={found.aspects.length - more} />}
        </div>
        <div className="page-actions">
          <Button kind="main" isDisabled={!read || !more} onPress={() => bring(withMore, more)}>
            {t("editor.importAdd", { count: more })}
          </Button>
          <Button
            isDisabled={!read || !found?.aspects.length}
            onPress={() => bring(withOnly, found?.aspects.length ?? 0)}
          >
            {t("editor.importOnly")}
          </Button>
        </div>
        {found && <FoundTopics found={found} />}
      </div>
    </Sheet>
  );
}

function Summary({ found, already }: { readonly found: Imported; readonly already: number }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t("editor.foundTopics", { count: found.aspects.length })}</h3>
      {already > 0 && <p className="edit-soft">{t("editor.already", { count: already })}</p>}
      {found.problems.length > 0 && (
        <ul className="import-problems" aria-label={t("editor.importProblems")}>
          {found.problems.slice(0, 20).map((problem, index) => (
            <li key={index}>
              {problem.row === null
                ? problem.words
                : t("editor.row", { row: problem.row, words: problem.words })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function FoundTopics({ found }: { readonly found: Imported }) {
  const { t } = useTranslation();
  return (
    <ol className="import-topics" aria-label={t("editor.topics")}>
      {found.aspects.map((aspect) => (
        <li key={aspect.id}>
          <strong>{aspect.title}</strong>
          {aspect.detail && <span>{aspect.detail}</span>}
          {aspect.source && <span className="edit-soft">{aspect.source}</span>}
        </li>
      ))}
    </ol>
  );
}

/** What the server found in a list, a moment after it has stopped changing; `read` once that is about this very list. */
function useList(list: Blob | null) {
  const [answer, hold] = useState<{ readonly of: Blob; readonly found: Imported } | null>(null);
  const [failed, say] = useState("");
  useEffect(() => {
    let wanted = true;
    say("");
    const later = setTimeout(() => {
      if (!list) return;
      importAspects(list).then(
        (found) => wanted && hold({ of: list, found }),
        (failure) => wanted && say(problemInWords(failure)),
      );
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [list]);
  return { found: list && answer ? answer.found : null, failed, read: answer?.of === list };
}
