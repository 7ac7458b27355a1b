/** Who did something, in words, as far as the activity's attribution lets anybody know. Pure. */
import type { Change, State } from "../../contract";
import { words } from "../../words";

/** "You", a name, a group's name, "the facilitator", or "" where nobody is to be named. */
export function whoDid(state: State, by: string, me: string): string {
  if (by === "") return "";
  if (by === me) return words.t("who.you");
  const known = state.people.seats[by]?.name ?? state.people.groups[by]?.name;
  return known ?? words.t("who.facilitator");
}

/** "Joan, 14:32"; only the time where nobody is to be named. */
export function whoAndWhen(state: State, change: Change, me: string): string {
  const who = whoDid(state, change.by, me);
  const when = timeOfDay(change.at);
  return who ? words.t("who.when", { who, when }) : when;
}

/** The time of day on this tablet's clock, "14:32". */
export function timeOfDay(at: number): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(at);
}
