import { useCallback, useMemo, useRef, useState } from "react";
import type { AnyCommand, State } from "../../contract";
import { reused } from "./alike";
import { type Held, hold, isOwn } from "./calm";
import { allOn, arranged, type BoardView, frameOf, type NoteView } from "./view";

export interface CalmBoard {
  readonly board: BoardView;
  /** How many notes others have changed since they were last shown; 0 where nothing is held back. */
  readonly waiting: number;
  show(): void;
  /** This command is given here: what it touches is to be shown at once. */
  gave(command: AnyCommand): void;
}

/** What this tablet has shown of which board, and the notes acted on here since. */
interface Memory {
  readonly touched: Set<string>;
  id: string | null;
  notes: readonly NoteView[];
  shows: number;
}

/** The board `id`; in calm mode it stands still but for what is done on this tablet, by its seat or in another's name. */
export function useCalmBoard(
  state: State | null,
  id: string | null,
  tablet: string,
  calm: boolean,
): CalmBoard | null {
  const memory = useRef<Memory>({ touched: new Set(), id: null, notes: [], shows: 0 });
  const [shows, again] = useState(0);
  const show = useCallback(() => again((times) => times + 1), []);
  const gave = useCallback((command: AnyCommand) => {
    for (const note of touching(command)) memory.current.touched.add(note);
  }, []);
  // What is remembered follows from what was drawn before, so drawing twice from the same state draws the same.
  return useMemo(() => {
    if (state === null || id === null) return null;
    const known = memory.current;
    const fresh = known.id !== id || known.shows !== shows || !calm;
    const held = look(known, allOn(state, id), tablet, fresh);
    Object.assign(known, { id, shows, notes: held.notes });
    const { group, scale } = frameOf(state, id);
    return { board: arranged(id, group, scale, held.notes), waiting: held.waiting, show, gave };
  }, [state, id, tablet, calm, shows, show, gave]);
}

function look(
  { touched, notes: before }: Memory,
  all: readonly NoteView[],
  tablet: string,
  fresh: boolean,
): Held {
  const now = reused(before, all);
  if (fresh) {
    touched.clear();
    return { notes: now, waiting: 0 };
  }
  return hold(before, now, (note, old) => {
    const here = touched.delete(note.id);
    return here || isOwn(note, old, ({ by, scribe }) => by === tablet || scribe === tablet);
  });
}

/** The ids of the notes that a command is about. */
function touching(command: AnyCommand): readonly string[] {
  if (command.type === "setDiscussed") return command.board ? [`${command.board}:${command.aspect}`] : [];
  if (command.type === "comment") return [command.on];
  return "note" in command && command.note ? [command.note] : [];
}
