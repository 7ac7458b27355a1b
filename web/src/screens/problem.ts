/** A failed call in plain words: what happened and what to do. */
import { Problem } from "../api";
import { words } from "../words";

/** Words for any failure; screens say better ones for the codes they know. */
export function problemInWords(failure: unknown): string {
  if (!(failure instanceof Problem)) return words.t("problem.unexpected");
  if (failure.status === 0) return words.t("problem.offline");
  if (failure.status === 429 || failure.status === 503) return words.t("problem.busy");
  return words.t("problem.withCode", { words: words.t("problem.unexpected"), code: failure.code });
}

/** The stable code of a failure; "" for one that is no answer of the server's. */
export function codeOf(failure: unknown): string {
  return failure instanceof Problem ? failure.code : "";
}

export function statusOf(failure: unknown): number {
  return failure instanceof Problem ? failure.status : 0;
}
