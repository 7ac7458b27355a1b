/**
 * One group's answer to one thing: a lane of the comparison.
 *
 * A group that did not place an aspect is never given a place, and people who placed alone are never pooled into one
 * place: their lane holds a dot for each of them.
 */
import type { Alone, Dot, Lane, Note, State } from "../contract";
import { spread } from "./statistics";

/** What a group said of a thing; `absent`: it has no such note. */
export type Standing = Lane["standing"];

/** The ids of the comments on each note, in order; those that were taken back left out. */
export type Remarks = ReadonlyMap<string, readonly string[]>;

/** In the order of how far a group came. */
const FURTHEST: readonly Standing[] = ["placed", "depends", "cantAgree", "undecided", "notDiscussed"];

/** From here on a lone dot is remarked on where the session has declared no bands. */
const FAR = 350;

const NOTHING = {
  note: null,
  x: null,
  text: "",
  reason: "",
  span: null,
  depends: "",
  comments: [],
  alone: null,
} as const;

/** Every comment under the note that it is about. */
export function remarksIn(state: State): Remarks {
  const found = new Map<string, string[]>();
  for (const { id, on, removed } of Object.values(state.boards.comments)) {
    if (removed) continue;
    const ids = found.get(on);
    if (ids) ids.push(id);
    else found.set(on, [id]);
  }
  return found;
}

/** What was said of the aspect whose card this is. */
export function standing(state: State, card: string): Standing {
  const mark = state.boards.marks[card];
  if (mark && mark !== "open") return mark;
  return (state.boards.notes[card]?.x ?? null) === null ? "unplaced" : "placed";
}

/** What a group that places together said of its card or note; of none, if it has no such note. */
export function laneOfGroup(state: State, group: string, note: string | null, remarks: Remarks): Lane {
  if (note === null) return { ...NOTHING, group, standing: "absent" };
  const known = state.boards.notes[note];
  return {
    group,
    standing: standing(state, note),
    note,
    x: known?.x ?? null,
    text: known?.text ?? "",
    reason: known?.reason ?? "",
    span: state.boards.spans[note] ?? null,
    depends: state.boards.depends[note] ?? "",
    comments: remarks.get(note) ?? [],
    alone: null,
  };
}

/**
 * What the people of a group said, each of the card or note under their own id.
 *
 * `here` are the seats that were asked; null where it is a note of their own, that others were never asked about.
 */
export function laneOfPeople(
  state: State,
  group: string,
  cards: ReadonlyMap<string, string>,
  here: ReadonlySet<string> | null,
  remarks: Remarks,
): Lane {
  const said = [...cards].map(([owner, card]) => ({ owner, card, standing: standing(state, card) }));
  const answered = said.filter((one) => one.standing !== "unplaced");
  const waiting = here
    ? waitingFor(
        state,
        here,
        answered.map((one) => one.owner),
      )
    : said.length - answered.length;
  const came = FURTHEST.find((each) => said.some((one) => one.standing === each));
  return {
    ...NOTHING,
    group,
    standing: came ?? (here === null && cards.size === 0 ? "absent" : "unplaced"),
    comments: said.flatMap((one) => remarks.get(one.card) ?? []),
    alone: alone(state, said, waiting),
  };
}

/** Every place in the lane, 0–1000: the group's one, or one for each person. */
export function dotsOf(lane: Lane): readonly number[] {
  if (lane.alone) return lane.alone.dots.map((dot) => dot.x);
  return lane.x === null ? [] : [lane.x];
}

/**
 * How many of the seats `here` have not answered. Where an owner is an alias nobody can say whose it is, so people are
 * counted; those who have left the group since they answered are not counted on.
 */
function waitingFor(state: State, here: ReadonlySet<string>, answered: readonly string[]): number {
  const gone = answered.filter((owner) => state.people.seats[owner] && !here.has(owner)).length;
  return Math.max(0, here.size - answered.length + gone);
}

/**
 * The note of the one dot that lies far from its group's middle while all others lie nearer; null without one.
 *
 * Far is what the session declared, or 350: over a third of the line, which no eye takes for near. One voice against
 * many is what a middle hides and a workshop is for, so it is pointed out; two such dots are a split that shows by
 * itself. Of fewer than three dots none can stand apart from the others.
 */
function loneDot(state: State, dots: readonly Dot[], middle: number | null): string | null {
  if (middle === null || dots.length < 3) return null;
  const far = state.session.bands?.far ?? FAR;
  const outside = dots.filter((dot) => Math.abs(dot.x - middle) >= far);
  return outside.length === 1 ? (outside[0]?.note ?? null) : null;
}

interface Said {
  readonly owner: string;
  readonly card: string;
  readonly standing: Standing;
}

function alone(state: State, said: readonly Said[], unplaced: number): Alone {
  const notes = said.map(({ owner, card }) => ({ owner, note: state.boards.notes[card] }));
  const dots = notes.flatMap(({ owner, note }) => (note ? dot(owner, note) : []));
  dots.sort((a, b) => a.x - b.x || (a.note < b.note ? -1 : 1));
  const lies = spread(dots.map(({ x }) => x));
  const count = (which: Standing) => said.filter((one) => one.standing === which).length;
  return {
    dots,
    spread: lies,
    depends: count("depends"),
    cantAgree: count("cantAgree"),
    undecided: count("undecided"),
    notDiscussed: count("notDiscussed"),
    unplaced,
    moved: notes.filter(({ note }) => note && hasMoved(note)).length,
    lone: loneDot(state, dots, lies.median),
  };
}

function dot(owner: string, note: Note): Dot[] {
  return note.x === null ? [] : [{ owner, note: note.id, x: note.x, moved: hasMoved(note) }];
}

function hasMoved(note: Note): boolean {
  return note.shown !== null && note.x !== note.shown;
}
