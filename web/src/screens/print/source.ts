/** Where the words on the paper come from. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { keyFor } from "../../keys";
import { keptDraft } from "../editor/shelf";
import { problemInWords } from "../problem";
import { stateOf } from "./calls";
import { ofDraft, ofState, type Printing } from "./printing";

export type Source = "template" | "session";

/** What to print, or in words why there is nothing yet. */
export function usePrinting(
  of: Source,
  id: string,
): { readonly printing: Printing | null; readonly words: string } {
  const { t } = useTranslation();
  const [printing, hold] = useState<Printing | null>(null);
  const [words, say] = useState("");
  useEffect(() => {
    let wanted = true;
    const found = of === "template" ? fromDevice(id) : fromServer(id);
    found.then(
      (answer) => {
        if (wanted) hold(answer);
        if (wanted && !answer) say(t("editor.missingText"));
      },
      (failure) => wanted && say(problemInWords(failure)),
    );
    return () => {
      wanted = false;
    };
  }, [of, id, t]);
  return { printing, words };
}

async function fromDevice(id: string): Promise<Printing | null> {
  const kept = await keptDraft(id);
  return kept && ofDraft(kept.draft);
}

async function fromServer(session: string): Promise<Printing | null> {
  return ofState(await stateOf(session, keyFor("facilitator", session) ?? ""));
}
