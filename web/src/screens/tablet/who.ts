/** Who did something, in words, as far as the activity's attribution lets anybody know. Pure. */
import type { Change, State } from "../../contract";
import { EVERYONE } from "../../projections/groups";
import { words } from "../../words";
import { called } from "../called";

/** "You", a name, a group's name, "the facilitator", or "" where nobody is to be named. */
export function whoDid(state: State, by: string, me: string): string {
  if (by === "") return "";
  if (by === me) return words.t("who.you");
  // Of what everybody made as one group, nobody can be told more.
  if (by === EVERYONE.id) return "";
  const seat = state.people.seats[by];
  if (seat) return called(seat);
  return tableNamed(state, by) || state.people.facilitators[by]?.name || words.t("who.facilitator");
}

/** The name of a background's group, or of a table that was formed for an activity. */
function tableNamed(state: State, id: string): string | undefined {
  const formed = Object.values(state.people.formations).map(({ groups }) => groups[id]);
  return [state.people.groups[id], ...formed].find((group) => group !== undefined)?.name;
}

/** "Joan, 14:32"; only the time where nobody is to be named. */
export function whoAndWhen(state: State, change: Change, me: string): string {
  const who = whose(state, change, me);
  const when = timeOfDay(change.at);
  return who ? words.t("who.when", { who, when }) : when;
}

/** "Joan (written by Sam)", where somebody else had the pen, or it was copied from paper. */
function whose(state: State, { by, scribe, paper }: Change, me: string): string {
  const who = whoDid(state, by, me);
  if (who && paper) return words.t("who.paper", { who });
  return who && scribe ? words.t("who.written", { who, scribe: whoDid(state, scribe, me) }) : who;
}

/** Made once: it takes far longer to make than to use. */
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** The time of day on this tablet's clock, "14:32". */
export function timeOfDay(at: number): string {
  return CLOCK.format(at);
}
