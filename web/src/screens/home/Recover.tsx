import { useState } from "react";
import { useTranslation } from "react-i18next";
import { recover } from "../../api";
import { keepKey } from "../../keys";
import { go, pathTo } from "../../route";
import { Button, Sheet, TextField } from "../../ui";
import { codeOf, problemInWords } from "../problem";

/** "I have lost my facilitator's link": the session's code and the recovery code bring a fresh key. */
export function Recover() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t("recover.open")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("recover.title")}>
        <Form />
      </Sheet>
    </>
  );
}

function Form() {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState("");
  const [name, setName] = useState("");
  const [wrong, say] = useState("");
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (!code.trim() || !recovery.trim()) {
      say(t("recover.empty"));
      return;
    }
    setBusy(true);
    say("");
    try {
      const found = await recover(code.trim(), recovery.trim(), name.trim());
      keepKey("facilitator", found.session, found.facilitatorKey, { title: found.title });
      go(pathTo("console", found.session));
    } catch (failure) {
      say(inWords(failure));
      setBusy(false);
    }
  };
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>{t("recover.text")}</p>
      <TextField
        label={t("recover.code")}
        hint={t("home.codeHint")}
        value={code}
        onChange={setCode}
        autoComplete="off"
        autoCapitalize="characters"
      />
      <TextField
        label={t("recover.recovery")}
        hint={t("recover.recoveryHint")}
        value={recovery}
        onChange={setRecovery}
        autoComplete="off"
        autoCapitalize="characters"
      />
      <TextField
        label={t("recover.name")}
        value={name}
        onChange={setName}
        maxLength={60}
        autoComplete="off"
      />
      <p role="alert" className="page-problem" hidden={!wrong}>
        {wrong}
      </p>
      <div className="page-actions">
        <Button kind="main" type="submit" isDisabled={busy}>
          {t(busy ? "recover.sending" : "recover.send")}
        </Button>
      </div>
    </form>
  );

  function inWords(failure: unknown): string {
    const known = codeOf(failure);
    if (known === "unknown-code") return t("recover.wrongCode");
    if (known === "wrong-recovery") return t("recover.wrongRecovery");
    if (known === "too-many-wrong-codes") return t("join.manyText");
    return problemInWords(failure);
  }
}
