/** Bringing a session back: the file, how far it is, what went wrong, and on to the console. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepKey } from "../../keys";
import { go, pathTo } from "../../route";
import { codeOf, problemInWords, statusOf } from "../problem";
import { bringBack, type Sending, saidOf } from "./archive";
import { keepRecovery } from "./recovery";

export interface Bringing {
  /** Null while nothing is under way. */
  readonly sending: Sending | null;
  /** What went wrong, in words; empty while nothing has. */
  readonly words: string;
  /** What the server said of it, for whoever looks after the server. */
  readonly details: string;
  readonly needsKey: boolean;
  readonly keyWrong: boolean;
  send(file: Blob, operatorKey: string): Promise<void>;
  /** Another file was chosen: what was said of the last one is no longer so. */
  forget(): void;
}

export function useBringing(): Bringing {
  const { t } = useTranslation();
  const [sending, setSending] = useState<Sending | null>(null);
  const [[words, details], say] = useState<readonly [string, string]>(["", ""]);
  const [needsKey, setNeedsKey] = useState(false);
  const [keyWrong, setKeyWrong] = useState(false);
  const forget = () => {
    say(["", ""]);
    setKeyWrong(false);
  };
  const send = async (file: Blob, key: string) => {
    forget();
    setSending({ part: 0 });
    try {
      const found = await bringBack(file, key, setSending);
      keepKey("facilitator", found.session, found.facilitatorKey, { title: found.title });
      keepRecovery(found.session, found.recoveryCode);
      go(`${pathTo("console", found.session)}?new`);
    } catch (failure) {
      setSending(null);
      const barred = statusOf(failure) === 401 || statusOf(failure) === 403;
      setNeedsKey((before) => before || barred);
      setKeyWrong(barred && key !== "");
      say(barred ? [key ? "" : t("start.keyTitle"), ""] : inWords(failure));
    }
  };
  return { sending, words, details, needsKey, keyWrong, send, forget };

  function inWords(failure: unknown): readonly [string, string] {
    const known = saidOf(codeOf(failure));
    return known
      ? [t(known), failure instanceof Error ? failure.message : ""]
      : [problemInWords(failure), ""];
  }
}
