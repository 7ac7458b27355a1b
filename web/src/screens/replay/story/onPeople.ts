/** Sentences about who takes part: seats, where they sit, who writes for whom, what they ask for. Pure. */
import type { Sayings, Teller } from "./teller";

type Types =
  | "seat.joined"
  | "seat.renamed"
  | "seat.moved"
  | "seat.handed"
  | "scribe.appointed"
  | "seat.removed"
  | "seat.readmitted"
  | "hand.raised";

export const ON_PEOPLE: Sayings<Types> = {
  "seat.joined": ({ name, background, waiting }, tell) =>
    tell.t(waiting ? "replayStory.said.waits" : "replayStory.said.joined", {
      name: name || tell.t("replayStory.who.removed"),
      group: tell.group("", background),
    }),
  "seat.renamed": ({ seat, name }, tell) =>
    tell.t("replayStory.said.renamed", {
      before: tell.seat(seat),
      name: name || tell.t("replayStory.who.removed"),
    }),
  "seat.moved": ({ seat, group, activity }, tell) => {
    const said = { name: tell.seat(seat), group: tell.group(activity ?? "", group) };
    return activity
      ? tell.t("replayStory.said.movedFor", { ...said, activity: tell.activity(activity) })
      : tell.t("replayStory.said.sits", said);
  },
  "seat.handed": ({ seat }, tell) => tell.t("replayStory.said.handed", { name: tell.seat(seat) }),
  "scribe.appointed": ({ seat, scribe }, tell) =>
    scribe === null
      ? tell.t("replayStory.said.noScribe", { name: tell.seat(seat) })
      : tell.t("replayStory.said.scribe", { name: tell.seat(seat), scribe: tell.seat(scribe) }),
  "seat.removed": (event, tell) =>
    tell.t(waited(event.seat, tell) ? "replayStory.said.turnedAway" : "replayStory.said.seatRemoved", {
      who: tell.who(event),
      name: tell.seat(event.seat),
    }),
  "seat.readmitted": (event, tell) =>
    tell.t(waited(event.seat, tell) ? "replayStory.said.letIn" : "replayStory.said.readmitted", {
      who: tell.who(event),
      name: tell.seat(event.seat),
    }),
  "hand.raised": ({ seat, up, need = "help" }, tell) =>
    tell.t(`replayStory.said.${up ? "asked" : "served"}.${need}`, { name: tell.seat(seat) }),
};

/** Was the seat in the lobby, or turned away there? */
function waited(seat: string, tell: Teller): boolean {
  return Boolean(tell.before.people.seats[seat]?.lobby);
}
