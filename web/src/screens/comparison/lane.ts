/** One group's answer to one thing as people read it, and as the picture shows it. Pure. */
import type { Comment, Group, Lane, Span, State } from "../../contract";
import { words } from "../../words";
import { type DotView, height, stacked } from "./dots";
import { answerInWords, asked, othersInWords, spreadInWords } from "./inWords";

/** What the people of one group placed alone, for the picture. */
export interface AloneView {
  readonly dots: readonly DotView[];
  readonly height: number;
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
}

export interface LaneView {
  readonly group: Group;
  readonly standing: Lane["standing"];
  /** 0–1000 where the group placed it together, otherwise null. */
  readonly x: number | null;
  readonly span: Span | null;
  /** In individual mode, once anybody placed it. */
  readonly alone: AloneView | null;
  /** How many of how many placed it, in individual mode: "3 of 4"; otherwise empty. */
  readonly count: string;
  /** Where they put it, or what they said instead: "Nearer “Set in stone”", "Not discussed by PPI contributors". */
  readonly answer: string;
  /** More about the people of the group, each a sentence. */
  readonly facts: readonly string[];
  /** What they wrote on the card, where they did not keep its title. */
  readonly own: readonly string[];
  readonly reasons: readonly string[];
  readonly comments: readonly Comment[];
}

/** What a group answered. */
export function laneView(state: State, lane: Lane, group: Group): LaneView {
  const { alone } = lane;
  const notes = [lane.note, ...(alone?.dots.map((dot) => dot.note) ?? [])]
    .map((id) => (id === null ? undefined : state.boards.notes[id]))
    .filter((note) => note !== undefined);
  return {
    group,
    standing: lane.standing,
    x: lane.standing === "placed" ? lane.x : null,
    span: lane.standing === "cantAgree" ? lane.span : null,
    alone: aloneView(lane),
    count: alone ? words.t("comparison.countOf", { count: alone.dots.length, of: asked(alone) }) : "",
    answer: answerInWords(lane, group.name, state.session.scale),
    facts: factsOf(lane),
    own: notes.map((note) => note.text).filter(Boolean),
    reasons: notes.map((note) => note.reason).filter(Boolean),
    comments: lane.comments.flatMap((id) => {
      const comment = state.boards.comments[id];
      return comment?.text ? [comment] : [];
    }),
  };
}

function aloneView({ alone }: Lane): AloneView | null {
  if (!alone) return null;
  const { lowest, median, highest } = alone.spread;
  if (lowest === null || median === null || highest === null) return null;
  const dots = stacked(alone);
  return { dots, height: height(dots), lowest, median, highest };
}

function factsOf({ alone }: Lane): readonly string[] {
  if (!alone) return [];
  const [n, of] = [alone.dots.length, asked(alone)];
  return [
    ...(n ? [spreadInWords(alone.spread, of)] : []),
    ...(alone.lone === null ? [] : [words.t("comparison.lone", { of: n })]),
    ...othersInWords(alone),
    ...(alone.moved ? [words.t("comparison.moved", { count: alone.moved, of })] : []),
  ];
}

/** What a group said of a card or note: its place in words, or which of the other answers it gave. */
export function answerOf(state: State, group: Group, standing: Lane["standing"], x: number | null): string {
  const lane = { standing, x, span: null, depends: "" };
  return answerInWords(lane, group.name, state.session.scale);
}
