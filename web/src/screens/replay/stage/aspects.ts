/** What an aspect is called. Pure. */
import type { State } from "../../../contract";

/** Its title; "" for none, and for one that is not known here. */
export function wordsOfAspect(state: State, aspect: string | null): string {
  return (aspect === null ? undefined : state.session.aspects[aspect]?.title) ?? "";
}
