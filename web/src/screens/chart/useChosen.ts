/** Whom a point that is being written names, kept on this device with its words. */
import { type Draft, useDraft } from "../../ui";

export interface Chosen {
  readonly ids: readonly string[];
  choose(ids: readonly string[]): void;
  clear(): void;
}

/** `field` names the point, `start` whom it names before anybody has chosen. */
export function useChosen(field: string, start: readonly string[] = []): Chosen {
  // With a sign in front that is never blank, since a blank draft is no draft: nobody chosen is a choice too.
  const draft: Draft = useDraft(`whom.${field}`, MARK + start.join(" "));
  const ids = draft.text.slice(MARK.length).split(" ").filter(Boolean);
  return { ids, choose: (next) => draft.write(MARK + next.join(" ")), clear: draft.clear };
}

const MARK = ":";
