/** Results from a sheet of paper, as the commands that bring them onto a group's board. Pure. */
import type { AnyCommand, State } from "../../../contract";
import { cardId } from "../../../projections/board";
import { freeHeight, PLACES } from "../../tablet/places";

/** What the sheet says of one aspect. */
export type Said = "" | "placed" | "notDiscussed" | "undecided" | "cantAgree" | "depends";

export interface Line {
  readonly said: Said;
  /** The place as typed: a number from 0 to 1000. */
  readonly place: string;
  /** The other end, where they could not agree. */
  readonly upto: string;
  /** What it depends on. */
  readonly text: string;
  readonly reason: string;
  /** Their own words for the aspect, where they crossed out those on the card. */
  readonly words: string;
}

export const BLANK: Line = { said: "", place: "", upto: "", text: "", reason: "", words: "" };

/** What was chosen from the list: an answer, or one of the five worded places. */
export type Choice = Exclude<Said, "placed"> | "number" | "at0" | "at1" | "at2" | "at3" | "at4";

const WORDED = ["at0", "at1", "at2", "at3", "at4"] as const;

/** The line after a choice; a worded place is the middle of its fifth, and can still be typed over. */
export function chosen(line: Line, choice: Choice): Line {
  if (choice === "number") return { ...line, said: "placed" };
  const fifth = WORDED.indexOf(choice as (typeof WORDED)[number]);
  if (fifth >= 0) return { ...line, said: "placed", place: String(PLACES[fifth]) };
  return { ...line, said: choice as Exclude<Said, "placed"> };
}

/** The choice that a line stands for. */
export function choiceOf(line: Line): Choice {
  if (line.said !== "placed") return line.said;
  return WORDED[PLACES.findIndex((x) => String(x) === line.place.trim())] ?? "number";
}

/** Lines by aspect as they are kept while somebody types; whatever cannot be read is blank. */
export function readLines(text: string): Readonly<Record<string, Line>> {
  try {
    const found = JSON.parse(text || "{}") as Record<string, Partial<Line>>;
    return Object.fromEntries(Object.entries(found).map(([aspect, line]) => [aspect, { ...BLANK, ...line }]));
  } catch {
    return {};
  }
}

/** What keeps a line from being copied; null when it is fine, also when it says nothing. */
export type Trouble = "noPlace" | "noRange" | "noText" | null;

export function troubleOf(line: Line): Trouble {
  if (line.said === "placed" && number(line.place) === null) return "noPlace";
  if (line.said === "cantAgree" && rangeOf(line) === null) return "noRange";
  if (line.said === "depends" && !line.text.trim()) return "noText";
  return null;
}

/** The commands of one line, in order; none for a blank one or one that cannot be read. */
export function commandsOf(state: State, board: string, aspect: string, line: Line): readonly AnyCommand[] {
  if (line.said === "" || troubleOf(line) !== null) return [];
  const card = cardId(board, aspect);
  const [words, reason] = [line.words.trim(), line.reason.trim()];
  return [
    ...(words ? [{ type: "rewordNote", note: card, text: words } as const] : []),
    ...answer(state, board, aspect, line),
    ...(reason ? [{ type: "explainNote", note: card, text: reason } as const] : []),
  ];
}

/** A whole number from 0 to 1000 as people type it; null for anything else. */
export function number(text: string): number | null {
  const typed = text.trim();
  if (!/^\d{1,4}$/.test(typed)) return null;
  const value = Number(typed);
  return value <= 1000 ? value : null;
}

function answer(state: State, board: string, aspect: string, line: Line): readonly AnyCommand[] {
  const card = cardId(board, aspect);
  switch (line.said) {
    case "placed": {
      const x = number(line.place) ?? 0;
      return [{ type: "moveNote", note: card, x, y: heightOn(state, board, x) }];
    }
    case "cantAgree": {
      const range = rangeOf(line);
      return range ? [{ type: "setDiscussed", board, aspect, state: "cantAgree", ...range }] : [];
    }
    case "depends":
      return [{ type: "setDiscussed", board, aspect, state: "depends", text: line.text.trim() }];
    case "notDiscussed":
    case "undecided":
      return [{ type: "setDiscussed", board, aspect, state: line.said }];
    case "":
      return [];
    default:
      return line.said satisfies never;
  }
}

function rangeOf({ place, upto }: Line): { readonly low: number; readonly high: number } | null {
  const [one, other] = [number(place), number(upto)];
  if (one === null || other === null || one === other) return null;
  return { low: Math.min(one, other), high: Math.max(one, other) };
}

/** A note's size as a share of a tablet's board: near enough for a height that hides no other. */
const SIZE = { width: 0.18, height: 0.2 };

function heightOn(state: State, board: string, x: number): number {
  const lying = Object.values(state.boards.notes)
    .filter((note) => note.board === board && note.x !== null && !note.removed)
    .map((note) => ({ x: note.x ?? 0, y: note.y ?? 0 }));
  return freeHeight(x, lying, SIZE);
}
