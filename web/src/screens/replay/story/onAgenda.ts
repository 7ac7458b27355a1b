/** Sentences about the agenda: what began and ended, what was shown, the clock, who was asked to look up. Pure. */
import type { ActivityState, TimerSet } from "../../../contract";
import type { Sayings, Teller } from "./teller";

type Types =
  | "activity.started"
  | "activity.ended"
  | "boards.revealed"
  | "boards.hidden"
  | "writing.started"
  | "writing.shared"
  | "timer.set"
  | "attention.called"
  | "groups.formed";

export const ON_AGENDA: Sayings<Types> = {
  "activity.started": ({ activity, groups }, tell) => {
    const again = tell.before.agenda.activities[activity]?.startedAt != null;
    const began = tell.t(again ? "replayStory.said.wentOn" : "replayStory.said.began", {
      activity: tell.activity(activity),
    });
    return groups?.length ? `${began} ${formed(groups, tell)}` : began;
  },
  "activity.ended": ({ activity }, tell) =>
    tell.t("replayStory.said.ended", { activity: tell.activity(activity) }),
  "boards.revealed": ({ activity }, tell) =>
    tell.t(`replayStory.said.revealed.${shownIn(activity, tell)}`, { activity: tell.activity(activity) }),
  "boards.hidden": ({ activity }, tell) =>
    tell.t(`replayStory.said.hiddenAgain.${shownIn(activity, tell)}`, { activity: tell.activity(activity) }),
  "writing.started": ({ activity }, tell) =>
    tell.t("replayStory.said.writing", { activity: tell.activity(activity) }),
  "writing.shared": ({ activity }, tell) =>
    tell.t("replayStory.said.shared", { activity: tell.activity(activity) }),
  "timer.set": clock,
  "attention.called": (event, tell) => {
    const who = tell.who(event);
    if (!event.up) return tell.t("replayStory.said.goOn", { who });
    return event.aspect
      ? tell.t("replayStory.said.lookAt", { who, aspect: tell.aspect(event.aspect) })
      : tell.t("replayStory.said.lookUp", { who });
  },
  "groups.formed": ({ activity, groups }, tell) =>
    tell.t("replayStory.said.formedFor", { activity: tell.activity(activity), groups: names(groups) }),
};

function formed(groups: readonly { readonly name: string }[], tell: Teller): string {
  return tell.t("replayStory.said.formed", { groups: names(groups) });
}

function names(groups: readonly { readonly name: string }[]): string {
  return groups.map(({ name }) => name).join(", ");
}

const SHOWN = {
  scale: "boards",
  chart: "charts",
  conversation: "answers",
  reflection: "answers",
} as const satisfies Record<ActivityState["kind"], string>;

function shownIn(activity: string, { before }: Teller): "boards" | "charts" | "answers" {
  return SHOWN[before.agenda.activities[activity]?.kind ?? "scale"];
}

/** What became of the clock can only be told from how it stood. */
function clock({ at, endsAt, left }: TimerSet, { before, t }: Teller): string {
  const { timer } = before.agenda;
  if (left !== null) return t("replayStory.said.clockStopped", { time: minutes(left) });
  if (endsAt === null) return t("replayStory.said.clockAway");
  const time = minutes(endsAt - at);
  if (timer.left !== null) return t("replayStory.said.clockOn", { time });
  const more = timer.endsAt !== null && timer.endsAt > at && endsAt > timer.endsAt;
  return t(more ? "replayStory.said.clockMore" : "replayStory.said.clockSet", { time });
}

/** 12:30 for twelve and a half minutes. */
function minutes(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return `${Math.trunc(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
