/** Opening a session, and asking for the operator's key only once the server has said that it wants one. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenedSession } from "../../api";
import { keepKey } from "../../keys";
import { go, pathTo } from "../../route";
import { problemInWords, statusOf } from "../problem";
import { keepRecovery } from "./recovery";

export interface Opening {
  readonly busy: boolean;
  /** What went wrong, in words; empty while nothing has. */
  readonly words: string;
  readonly needsKey: boolean;
  readonly keyWrong: boolean;
  /** Send it, keep the key that comes back under this title, and go on to the console. */
  open(
    send: (operatorKey: string) => Promise<OpenedSession>,
    operatorKey: string,
    title: string,
  ): Promise<void>;
}

export function useOpening(): Opening {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [words, say] = useState("");
  const [needsKey, setNeedsKey] = useState(false);
  const [keyWrong, setKeyWrong] = useState(false);
  const open: Opening["open"] = async (send, key, title) => {
    setBusy(true);
    say("");
    setKeyWrong(false);
    try {
      const opened = await send(key);
      keepKey("facilitator", opened.session, opened.facilitatorKey, { title });
      keepRecovery(opened.session, opened.recoveryCode);
      go(`${pathTo("console", opened.session)}?new`);
    } catch (failure) {
      const barred = statusOf(failure) === 401 || statusOf(failure) === 403;
      setNeedsKey((before) => before || barred);
      setKeyWrong(barred && key !== "");
      say(barred ? (key ? "" : t("start.keyTitle")) : problemInWords(failure));
      setBusy(false);
    }
  };
  return { busy, words, needsKey, keyWrong, open };
}
