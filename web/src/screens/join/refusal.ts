/** Why somebody could not get in, in words, and what to do about it. */
import { words } from "../../words";
import { codeOf, problemInWords, statusOf } from "../problem";

export interface JoinRefusal {
  readonly title: string;
  readonly text: string;
  /** Whether to try the same again, type another code, or neither. */
  readonly way: "again" | "code" | "none";
}

/** What to say of a failed invitation or a failed join. */
export function refusalOf(failure: unknown): JoinRefusal {
  if (statusOf(failure) === 429) {
    return { title: words.t("join.manyTitle"), text: words.t("join.manyText"), way: "again" };
  }
  if (codeOf(failure) === "closed") {
    return { title: words.t("join.closedTitle"), text: words.t("join.closedText"), way: "none" };
  }
  if (codeOf(failure) === "door-locked") {
    return { title: words.t("join.doorTitle"), text: words.t("join.doorText"), way: "again" };
  }
  if (codeOf(failure) === "full") {
    return { title: words.t("join.fullTitle"), text: words.t("join.fullText"), way: "again" };
  }
  if (codeOf(failure) === "turned-away") {
    return { title: words.t("join.awayTitle"), text: words.t("join.awayText"), way: "none" };
  }
  if (codeOf(failure) === "no-seat") {
    return { title: words.t("handover.goneTitle"), text: words.t("handover.goneText"), way: "none" };
  }
  if (codeOf(failure) === "unknown-card") {
    return { title: words.t("join.cardTitle"), text: words.t("join.cardText"), way: "code" };
  }
  if (statusOf(failure) === 404) {
    return { title: words.t("join.wrongTitle"), text: words.t("join.wrongText"), way: "code" };
  }
  return { title: words.t("join.failedTitle"), text: problemInWords(failure), way: "again" };
}
