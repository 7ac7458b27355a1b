/** How far a board has come. Pure. */
import type { State } from "../../contract";
import { type Cards, cards } from "../../projections/cards";

export interface BoardCount {
  /** The shared aspects: those that every group has a card for. */
  readonly aspects: number;
  readonly placed: number;
  readonly undecided: number;
  readonly notDiscussed: number;
  /** Notes that the group made itself, wherever they lie. */
  readonly own: number;
}

export interface Board {
  readonly cards: Cards;
  readonly count: BoardCount;
}

/** A board's cards, those on the scale from left to right, with their counts. */
export function boardOf(state: State, id: string): Board {
  const found = cards(state, id);
  const placed = [...found.placed].sort((a, b) => (a.note.x ?? 0) - (b.note.x ?? 0));
  const shared = [...found.tray, ...found.placed, ...found.marked].filter(({ note }) => note.aspect !== null);
  return {
    cards: { ...found, placed },
    count: {
      aspects: shared.length,
      placed: shared.filter(({ note }) => note.x !== null).length,
      undecided: shared.filter(({ mark }) => mark === "undecided").length,
      notDiscussed: shared.filter(({ mark }) => mark === "notDiscussed").length,
      own: [...found.tray, ...found.placed].filter(({ note }) => note.aspect === null).length,
    },
  };
}
