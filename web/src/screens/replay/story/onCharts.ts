/** Sentences about charts and answers: points for and against, who bears them, what people answered. Pure. */
import type { PointMoved, ReflectionGiven } from "../../../contract";
import type { Sayings, Teller } from "./teller";

type Types =
  | "point.added"
  | "point.reworded"
  | "point.moved"
  | "point.removed"
  | "point.restored"
  | "point.supported"
  | "point.unsupported"
  | "point.joined"
  | "point.parted"
  | "bearer.added"
  | "reflection.given";

export const ON_CHARTS: Sayings<Types> = {
  "point.added": (event, tell) => {
    const { side, aspect, text, point, erased, bearers } = event;
    const what = tell.quote(text, point, erased);
    const said = { who: tell.who(event), aspect: tell.aspect(aspect), what };
    return withBearers(tell.t(`replayStory.said.pointAdded.${side}`, said), bearers, tell);
  },
  "point.reworded": (event, tell) => {
    const text = tell.quote(event.text, event.point, event.erased);
    return withBearers(
      tell.t("replayStory.said.reworded", { ...about(event, tell), text }),
      event.bearers,
      tell,
    );
  },
  "point.moved": moved,
  "point.removed": (event, tell) => tell.t("replayStory.said.pointRemoved", about(event, tell)),
  "point.restored": (event, tell) => tell.t("replayStory.said.pointRestored", about(event, tell)),
  "point.supported": (event, tell) => tell.t("replayStory.said.agreed", about(event, tell)),
  "point.unsupported": (event, tell) => tell.t("replayStory.said.disagreed", about(event, tell)),
  "point.joined": (event, tell) =>
    tell.t("replayStory.said.joinedTo", { ...about(event, tell), other: tell.thing(event.into) }),
  "point.parted": (event, tell) => tell.t("replayStory.said.parted", about(event, tell)),
  "bearer.added": (event, tell) =>
    tell.t("replayStory.said.bearer", {
      who: tell.who(event),
      name: event.name || tell.quote("", event.bearer, event.erased),
    }),
  "reflection.given": answered,
};

type AboutPoint = Extract<Parameters<Teller["who"]>[0], { readonly chart: string; readonly point: string }>;

function about(event: AboutPoint, tell: Teller): { readonly who: string; readonly what: string } {
  return { who: tell.who(event), what: tell.thing(event.point) };
}

function moved(event: PointMoved, tell: Teller): string {
  const was = tell.before.charts.points[event.point]?.aspect;
  const said = about(event, tell);
  return was === undefined || was === event.aspect
    ? tell.t(`replayStory.said.pointMoved.${event.side}`, said)
    : tell.t(`replayStory.said.pointTo.${event.side}`, { ...said, aspect: tell.aspect(event.aspect) });
}

function withBearers(said: string, bearers: readonly string[], tell: Teller): string {
  const known = { ...tell.today.charts.bearers, ...tell.before.charts.bearers };
  const names = bearers.map((bearer) => known[bearer]?.name ?? "").filter((name) => name !== "");
  return names.length ? `${said} ${tell.t("replayStory.said.for", { names: names.join(", ") })}` : said;
}

function answered(event: ReflectionGiven, tell: Teller): string {
  const { activity, prompt, text, rating, reflection, erased } = event;
  const asked = tell.before.agenda.activities[activity]?.prompts.find(({ id }) => id === prompt);
  const said = { who: tell.who(event), prompt: tell.quote(asked?.text ?? prompt) };
  const chosen = rating === null ? "" : tell.quote(asked?.options[rating - 1] ?? String(rating));
  const gone = erased || tell.today.session.hidden[reflection];
  if (!text && !chosen && !gone) return tell.t("replayStory.said.unanswered", said);
  const wrote = text || !chosen ? tell.quote(text, reflection, erased) : "";
  const answer = [chosen, wrote].filter((part) => part !== "").join(" ");
  return tell.t("replayStory.said.answered", { ...said, answer });
}
