/** What a note, a point or an answer says. Pure. */

import type { State } from "../../../contract";
import { wordsOf } from "../../../projections/cards";
import { words } from "../../../words";

/** Its words as `state` has them, or why there are none to read; "" for one that is not there, or says nothing. */
export function wordsOn(state: State, on: string): string {
  const note = state.boards.notes[on];
  const said = note
    ? wordsOf(state, note)
    : state.charts.points[on]?.text || state.reflections.given[on]?.text;
  if (said) return said;
  if (state.session.erased[on]) return words.t("replay.erased");
  if (state.session.hidden[on]) return words.t("note.hiddenWords");
  return untouched(state, on);
}

/** A card that nothing has happened to yet says its aspect's title. */
function untouched(state: State, on: string): string {
  return state.session.aspects[on.slice(on.lastIndexOf(":") + 1)]?.title ?? "";
}
