import { Archive } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { archive } from "../../api";
import { Button, TextField } from "../../ui";
import { offer } from "../offer";
import { codeOf, problemInWords } from "../problem";
import { useDesk } from "./desk";

/** The whole record as one file. It names authors whom nobody may know, so the server asks for its operator's key. */
export function ArchiveLine() {
  const { t } = useTranslation();
  const { session } = useDesk();
  const [said, say] = useState("");
  const [key, setKey] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    say("");
    try {
      offer(await archive(session, (key ?? "").trim()), `${session}.leeway`);
      say(t("console.takeawayDone"));
    } catch (failure) {
      const barred = codeOf(failure) === "operator-key-needed";
      if (barred) setKey((before) => before ?? "");
      say(barred ? t(key ? "start.keyWrong" : "archive.barred") : problemInWords(failure));
    }
    setBusy(false);
  };
  return (
    <section className="desk-sheet" aria-labelledby="desk-archive">
      <h3 id="desk-archive">{t("archive.line")}</h3>
      <p className="desk-soft">{t("archive.lineText")}</p>
      {key !== null && (
        <TextField
          label={t("start.key")}
          hint={t("archive.command", { session })}
          value={key}
          onChange={setKey}
          autoComplete="off"
          autoCapitalize="off"
        />
      )}
      <div className="desk-row">
        <Button icon={<Archive aria-hidden />} onPress={save} isDisabled={busy}>
          {t("archive.save")}
        </Button>
      </div>
      <p role="status" className="desk-soft">
        {said}
      </p>
    </section>
  );
}
