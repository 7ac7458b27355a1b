/** What lies on one board, sorted into the places where a screen shows it. */
import type { Comment, Note, Span, State } from "../contract";
import { cardId, type Mark, noteOrCard } from "./board";

/** A note as a board shows it. */
export interface Card {
  readonly note: Note;
  /** Its own words, or for an aspect's card without words of its own the aspect's title. */
  readonly words: string;
  readonly mark: Mark | null;
  /** Where the mark is "can't agree": the ends of what the group could not agree on. */
  readonly span: Span | null;
  /** Where the mark is "it depends": what it depends on. */
  readonly depends: string;
  /** Oldest first, without those taken back. */
  readonly comments: readonly Comment[];
}

/** Every card that is not parked and every note that the group invented, each in one place. */
export interface Cards {
  /** Not placed yet: aspects in their order, then the group's own notes by age. */
  readonly tray: readonly Card[];
  /** On the scale, in the order of tray and bin, not of place: moving one does not move its neighbours in a list. */
  readonly placed: readonly Card[];
  /** Not discussed, undecided, not agreed on, or it depends. */
  readonly marked: readonly Card[];
  /** Removed, and can be restored. */
  readonly bin: readonly Card[];
}

/** The cards of a board, in an order that stays the same whatever happens to them. */
export function cards(state: State, board: string): Cards {
  const remarks = new Map<string, Comment[]>();
  for (const comment of Object.values(state.boards.comments)) {
    if (comment.board !== board || comment.removed) continue;
    remarks.set(comment.on, [...(remarks.get(comment.on) ?? []), comment]);
  }
  const all = notesOf(state, board).map((note) => card(state, note, remarks.get(note.id) ?? []));
  const present = all.filter(({ note }) => !note.removed);
  return {
    tray: present.filter(({ note, mark }) => note.x === null && mark === null),
    placed: present.filter(({ note }) => note.x !== null),
    marked: present.filter(({ note, mark }) => note.x === null && mark !== null),
    bin: all.filter(({ note }) => note.removed),
  };
}

/** What a note says: its own words, or its aspect's title. */
export function wordsOf(state: State, note: Note): string {
  return note.text || (note.aspect === null ? "" : (state.session.aspects[note.aspect]?.title ?? ""));
}

function notesOf(state: State, board: string): Note[] {
  const aspects = Object.values(state.session.aspects).filter((aspect) => !aspect.parked);
  const asked = aspects.map((aspect) => noteOrCard(state.boards, board, cardId(board, aspect.id)));
  const invented = Object.values(state.boards.notes).filter((n) => n.board === board && n.aspect === null);
  return [...asked.filter((note) => note !== null), ...invented];
}

function card(state: State, note: Note, comments: readonly Comment[]): Card {
  const { marks, spans, depends } = state.boards;
  return {
    ...{ note, words: wordsOf(state, note), comments },
    ...{ mark: marks[note.id] ?? null, span: spans[note.id] ?? null, depends: depends[note.id] ?? "" },
  };
}
