/** Sentences about the meeting itself: its plan, its locks, its marked moments, who is in charge. Pure. */
import type { Sayings } from "./teller";

type Types =
  | "session.opened"
  | "session.closed"
  | "session.reopened"
  | "aspect.added"
  | "aspect.parked"
  | "moment.marked"
  | "moment.changed"
  | "moment.removed"
  | "replay.opened"
  | "bands.declared"
  | "boards.locked"
  | "door.locked"
  | "words.hidden"
  | "words.erased"
  | "name.erased"
  | "seat.erased"
  | "facilitator.added"
  | "facilitator.removed"
  | "keys.renewed";

export const ON_SESSION: Sayings<Types> = {
  "session.opened": ({ title }, { t }) => t("replayStory.said.opened", { title }),
  "session.closed": (event, tell) => tell.t("replayStory.said.closed", { who: tell.who(event) }),
  "session.reopened": (event, tell) => tell.t("replayStory.said.reopened", { who: tell.who(event) }),
  "aspect.added": (event, tell) =>
    tell.t("replayStory.said.aspectAdded", {
      who: tell.who(event),
      aspect: tell.quote(event.title, event.aspect, event.erased),
    }),
  "aspect.parked": (event, tell) =>
    tell.t(event.parked ? "replayStory.said.parked" : "replayStory.said.unparked", {
      who: tell.who(event),
      aspect: tell.aspect(event.aspect),
    }),
  "moment.marked": (event, tell) =>
    tell.t("replayStory.said.marked", {
      who: tell.who(event),
      label: tell.quote(event.label, event.moment, event.erased),
    }),
  "moment.changed": (event, tell) =>
    tell.t("replayStory.said.momentChanged", {
      who: tell.who(event),
      label: tell.quote(event.label, event.moment, event.erased),
    }),
  "moment.removed": (event, tell) => {
    const label = (tell.before.session.moments[event.moment] ?? tell.today.session.moments[event.moment])
      ?.label;
    return tell.t("replayStory.said.momentRemoved", { who: tell.who(event), label: tell.quote(label ?? "") });
  },
  "replay.opened": (event, tell) =>
    tell.t(event.open ? "replayStory.said.replayOpened" : "replayStory.said.replayClosed", {
      who: tell.who(event),
    }),
  "bands.declared": (event, tell) => {
    const who = tell.who(event);
    if (!event.bands) return tell.t("replayStory.said.noBands", { who });
    const [near, far] = [event.bands.near, event.bands.far].map((gap) => Math.round(gap / 10));
    return tell.t("replayStory.said.bands", { who, near, far });
  },
  "boards.locked": (event, tell) =>
    tell.t(event.locked ? "replayStory.said.locked" : "replayStory.said.unlocked", { who: tell.who(event) }),
  "door.locked": (event, tell) => {
    const open = event.asking ? "replayStory.said.doorAsking" : "replayStory.said.doorOpened";
    return tell.t(event.locked ? "replayStory.said.doorLocked" : open, { who: tell.who(event) });
  },
  "words.hidden": (event, tell) =>
    tell.t(event.hidden ? "replayStory.said.wordsHidden" : "replayStory.said.wordsShown", {
      who: tell.who(event),
      what: tell.thing(event.on),
    }),
  "words.erased": (event, tell) => tell.t("replayStory.said.wordsErased", { who: tell.who(event) }),
  "name.erased": (event, tell) => tell.t("replayStory.said.nameErased", { who: tell.who(event) }),
  "seat.erased": (event, tell) => tell.t("replayStory.said.seatErased", { who: tell.who(event) }),
  "facilitator.added": ({ name }, tell) =>
    tell.t("replayStory.said.inCharge", { name: name || tell.t("replayStory.who.somebody") }),
  "facilitator.removed": ({ facilitator }, tell) => {
    const name = tell.before.people.facilitators[facilitator]?.name;
    return tell.t("replayStory.said.notInCharge", { name: name || tell.t("replayStory.who.facilitator") });
  },
  "keys.renewed": ({ role }, tell) =>
    tell.t(role === "wall" ? "replayStory.said.wallRenewed" : "replayStory.said.keysRenewed"),
};
