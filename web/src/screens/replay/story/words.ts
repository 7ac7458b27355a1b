/**
 * Everything that can happen, in one plain sentence each, for people who read or hear a replay. Pure.
 *
 * W1  A sentence names nobody whom the viewer may not know: where the event says nobody, "somebody" did it.
 * W2  Things are called as they were at that instant, places are told in words.
 * W3  Words that were removed or hidden are never guessed at: it says that they are gone.
 * W4  What somebody unnamed does where each places alone is theirs until the reveal, in the facilitator's replay too.
 */
import type { TFunction } from "i18next";
import type { AnyEvent, State } from "../../../contract";
import { boardId } from "../../../projections/board";
import { ON_AGENDA } from "./onAgenda";
import { ON_BOARDS } from "./onBoards";
import { ON_CHARTS } from "./onCharts";
import { ON_PEOPLE } from "./onPeople";
import { ON_SESSION } from "./onSession";
import { type Sayings, Teller } from "./teller";

/** A type of event without a sentence is a type error here. */
const SAYINGS: Sayings = { ...ON_SESSION, ...ON_AGENDA, ...ON_PEOPLE, ...ON_BOARDS, ...ON_CHARTS };

/** The event in one sentence; `before` is the state right before it, `today` the one that knows all that may be known. */
export function inWords(event: AnyEvent, before: State, today: State, t: TFunction): string {
  const { said, place } = toldApart(event, before, today, t);
  return place ? t("replayStory.at", { place, said }) : said;
}

/** The sentence and, apart from it, whose board it happened on; empty where the sentence says so itself. */
export function toldApart(
  event: AnyEvent,
  before: State,
  today: State,
  t: TFunction,
): { readonly said: string; readonly place: string } {
  const tell = new Teller(before, today, t);
  const place = placeOf(event, tell);
  return { said: ended(sentence(event, tell)), place: place === tell.who(event) ? "" : place };
}

function sentence(event: AnyEvent, tell: Teller): string {
  if (tell.isTheirs(event)) return tell.t("replayStory.said.alone", { who: tell.who(event) });
  const say = SAYINGS[event.type] as ((event: AnyEvent, tell: Teller) => string) | undefined;
  // A log of a newer version may hold what this one has no words for.
  return say ? say(event, tell) : tell.t("replayStory.unknown");
}

/** One full stop is enough: words in quotation marks may bring their own. */
function ended(said: string): string {
  return said.replace(/([.?!…]”)\.$/, "$1");
}

function placeOf(event: AnyEvent, tell: Teller): string {
  if ("board" in event) return tell.where(event.board);
  if ("chart" in event && event.chart) return tell.where(event.chart);
  return event.type === "reflection.given" ? tell.where(boardId(event.activity, event.group)) : "";
}
