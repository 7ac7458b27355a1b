import { ArchiveRestore, FolderOpen } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button, TextField } from "../../ui";
import type { Sending } from "./archive";
import { type Bringing, useBringing } from "./bringing";

/** "Bring back a session from an archive": choose the file, see how far it is, and on to the console. */
export function BringBack() {
  const { t } = useTranslation();
  const [file, choose] = useState<File | null>(null);
  const [key, setKey] = useState("");
  const bringing = useBringing();
  return (
    <section className="page-card" aria-labelledby="start-archive">
      <h2 id="start-archive">{t("archive.title")}</h2>
      <p>{t("archive.text")}</p>
      <form
        className="page-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (file) void bringing.send(file, key.trim());
        }}
      >
        <div className="page-actions">
          <FileTrigger
            onSelect={(files) => {
              if (!files?.[0]) return;
              choose(files[0]);
              bringing.forget();
            }}
          >
            <Button icon={<FolderOpen aria-hidden />} isDisabled={bringing.sending !== null}>
              {t(file ? "archive.another" : "archive.choose")}
            </Button>
          </FileTrigger>
        </div>
        {file && <p className="archive-name">{t("archive.chosen", { name: file.name })}</p>}
        {bringing.needsKey && (
          <TextField
            label={t("start.key")}
            hint={t("archive.keyHint")}
            error={bringing.keyWrong ? t("start.keyWrong") : undefined}
            value={key}
            onChange={setKey}
            autoComplete="off"
            autoCapitalize="off"
            autoFocus
          />
        )}
        <Trouble bringing={bringing} />
        {bringing.sending && <HowFar sending={bringing.sending} />}
        {file && (
          <div className="page-actions">
            <Button
              kind="main"
              type="submit"
              icon={<ArchiveRestore aria-hidden />}
              isDisabled={bringing.sending !== null}
            >
              {t("archive.send")}
            </Button>
          </div>
        )}
      </form>
    </section>
  );
}

function Trouble({ bringing }: { readonly bringing: Bringing }) {
  const { t } = useTranslation();
  if (!bringing.words) return null;
  return (
    <div className="page-problem" role="alert">
      <p>{bringing.words}</p>
      {bringing.details && (
        <p lang="en" className="archive-details">
          {t("archive.details", { words: bringing.details })}
        </p>
      )}
    </div>
  );
}

/** The bar moves with every piece; a screen reader is told only when something else begins. */
function HowFar({ sending }: { readonly sending: Sending }) {
  const { t } = useTranslation();
  const words = t(sending === "checking" ? "archive.checking" : "archive.sending");
  return (
    <div className="archive-far">
      <p role="status">{words}</p>
      <progress aria-label={words} max={100} {...(sending === "checking" ? {} : { value: sending.part })} />
    </div>
  );
}
