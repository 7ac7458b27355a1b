/** Why a seat could not be taken over, in words, and whether to try the same link again. */
import { words } from "../../words";
import { codeOf, problemInWords } from "../problem";

export interface Ending {
  readonly title: string;
  readonly text: string;
  readonly again: boolean;
}

/** What to say of a handover that did not work out. */
export function endingOf(failure: unknown): Ending {
  const code = codeOf(failure);
  if (code === "expired-handover" || code === "bad-handover" || code === "malformed") {
    return { title: words.t("handover.oldTitle"), text: words.t("handover.oldText"), again: false };
  }
  if (code === "used-handover") {
    return { title: words.t("handover.usedTitle"), text: words.t("handover.usedText"), again: false };
  }
  if (code === "no-seat") {
    return { title: words.t("handover.goneTitle"), text: words.t("handover.goneText"), again: false };
  }
  if (code === "no-session") {
    return { title: words.t("page.goneTitle"), text: words.t("page.goneText"), again: false };
  }
  return { title: words.t("handover.failedTitle"), text: problemInWords(failure), again: true };
}
