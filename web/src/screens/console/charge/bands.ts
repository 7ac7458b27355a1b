/** Words for differences, declared before anybody places anything. Pure. */
import type { Bands, State } from "../../../contract";

/** What many studies would begin with: a suggestion, never a default. */
export const USUAL: Bands = { near: 150, far: 350 };

/** Whether a scale has begun: from then on the bands stay as they are, so that nobody fits them to what came out. */
export function hasBegun(state: State): boolean {
  return Object.values(state.agenda.activities).some(
    (activity) => activity.kind === "scale" && activity.startedAt !== null,
  );
}

/** Two typed numbers out of a hundred as bands; null while they make no sense. */
export function readBands(near: string, far: string): Bands | null {
  const [from, to] = [outOfHundred(near), outOfHundred(far)];
  return from === null || to === null || from === 0 || from > to ? null : { near: from * 10, far: to * 10 };
}

function outOfHundred(text: string): number | null {
  const typed = text.trim();
  return /^\d{1,3}$/.test(typed) && Number(typed) <= 100 ? Number(typed) : null;
}
