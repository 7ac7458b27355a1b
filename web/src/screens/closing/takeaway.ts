/** What one person said and placed, for them to take home: as sections of plain sentences, and as one plain text. Pure. */
import type { ActivityState, Group, Note, State } from "../../contract";
import { boardId, cardId } from "../../projections/board";
import { standing } from "../../projections/comparison";
import { groupIn, groupsIn } from "../../projections/groups";
import { alone, boardAlone } from "../../projections/own";
import { words } from "../../words";
import { asked, ownAnswer } from "../reflection/answers";
import { placeInWords } from "../tablet/places";

export interface Part {
  readonly title: string;
  readonly lines: readonly string[];
}

/** An activity that this person has something from. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
}

/** Everything of theirs, activity by activity; what their group placed together is said to be the group's. */
export function takeaway(state: State, me: string): readonly Section[] {
  return Object.values(state.agenda.activities)
    .map((activity) => ({
      id: activity.id,
      title: activity.title,
      parts: [
        ...answers(state, activity, me),
        ...ofKind(state, activity, me),
        ...remarks(state, activity, me),
      ].filter(({ lines }) => lines.length > 0),
    }))
    .filter(({ parts }) => parts.length > 0);
}

/** The same as a text that any device can keep. */
export function asText(state: State, sections: readonly Section[], me: string): string {
  const { title, closing } = state.session;
  const head = [title, state.people.seats[me]?.name ?? "", ...ending(closing)];
  const body = sections.flatMap((section) => [
    "",
    section.title,
    ...section.parts.flatMap((part) => ["", part.title, ...part.lines.map((line) => `- ${line}`)]),
  ]);
  return `${[...head, ...body].join("\n")}\n`;
}

/** Thanks, what happens next and whom to ask: the session's own words, else kind ones of ours. */
export function ending(closing: State["session"]["closing"]): readonly [string, string, string] {
  return [
    closing?.thanks || words.t("closing.thanks"),
    closing?.next || words.t("closing.next"),
    closing?.contact || words.t("closing.contact"),
  ];
}

function answers(state: State, activity: ActivityState, me: string): readonly Part[] {
  return asked(activity).map((prompt) => {
    const own = ownAnswer(state, activity.id, prompt.id, me);
    const chosen = own?.rating ? (prompt.options[own.rating - 1] ?? "") : "";
    return { title: prompt.text, lines: [chosen, own?.text ?? ""].filter((line) => line !== "") };
  });
}

function ofKind(state: State, activity: ActivityState, me: string): readonly Part[] {
  if (activity.kind === "scale") return placed(state, activity, me);
  if (activity.kind === "chart") return weighed(state, activity, me);
  return noted(state, activity, me);
}

/** Where their cards and notes lie: their own where each placed alone, else their group's. */
function placed(state: State, { id }: ActivityState, me: string): readonly Part[] {
  const group = groupOf(state, id, me);
  if (!group) return [];
  const own = alone(state, id);
  const board = own ? boardAlone(state, me, id) : boardId(id, group.id);
  if (board === null) return [];
  const cards = Object.values(state.session.aspects)
    .filter(({ parked }) => !parked)
    .map((aspect) => line(state, cardId(board, aspect.id), aspect.title));
  const invented = Object.values(state.boards.notes)
    .filter((note) => note.board === board && note.aspect === null && !note.removed)
    .map((note) => line(state, note.id, note.text));
  const title = own ? words.t("closing.placed") : words.t("closing.placedBy", { group: group.name });
  return [{ title, lines: [...cards, ...invented].filter((said) => said !== "") }];
}

/** "Where we meet: Nearer “Set in stone”, because …"; "" for what nobody did anything with. */
function line(state: State, note: string, title: string): string {
  const known: Note | undefined = state.boards.notes[note];
  const text = known?.text || title;
  const place = placeOf(state, note, known);
  if (place === "") return "";
  return words.t(known?.reason ? "closing.lineBecause" : "closing.line", {
    text,
    place,
    reason: known?.reason ?? "",
  });
}

function placeOf(state: State, note: string, known: Note | undefined): string {
  const said = standing(state, note);
  if (said === "placed")
    return typeof known?.x === "number" ? placeInWords(known.x, state.session.scale) : "";
  if (said === "unplaced" || said === "absent")
    return known?.aspect === null ? words.t("chart.put.unplaced") : "";
  const text = state.boards.depends[note];
  return said === "depends" && text ? words.t("chart.put.dependsOn", { text }) : words.t(`chart.put.${said}`);
}

function weighed(state: State, activity: ActivityState, me: string): readonly Part[] {
  const points = Object.values(state.charts.points).filter(
    ({ chart, removed }) => chart.startsWith(`${activity.id}:`) && !removed,
  );
  const said = (point: (typeof points)[number]) =>
    words.t("closing.point", {
      aspect: state.session.aspects[point.aspect]?.title ?? "",
      side: words.t(`chart.${point.side}`),
      text: point.text,
    });
  const mine = points.filter(({ added }) => added.by === me);
  const agreed = points.filter(({ added, supporters }) => added.by !== me && supporters.includes(me));
  return [
    { title: words.t("closing.points"), lines: mine.map(said) },
    { title: words.t("closing.agreed"), lines: agreed.map(said) },
  ];
}

function noted(state: State, activity: ActivityState, me: string): readonly Part[] {
  const mine = Object.values(state.boards.notes).filter(
    ({ board, added, removed, aspect }) =>
      board.startsWith(`${activity.id}:`) && aspect === null && !removed && added?.by === me,
  );
  return [{ title: words.t("closing.noted"), lines: mine.map(({ text }) => text).filter(Boolean) }];
}

function remarks(state: State, activity: ActivityState, me: string): readonly Part[] {
  const mine = Object.values(state.boards.comments).filter(
    ({ board, added, removed }) => board.startsWith(`${activity.id}:`) && !removed && added.by === me,
  );
  return [{ title: words.t("closing.comments"), lines: mine.map(({ text }) => text).filter(Boolean) }];
}

function groupOf(state: State, activity: string, me: string): Group | undefined {
  return groupsIn(state, activity)[groupIn(state, me, activity) ?? ""];
}
