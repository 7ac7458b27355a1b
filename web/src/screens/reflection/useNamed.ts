/** Whether somebody puts their name to an answer: kept on this device until the answer itself says so. */
import { useDraft } from "../../ui";

export interface Named {
  readonly named: boolean;
  set(named: boolean): void;
  clear(): void;
}

/** `field` names the answer, `saved` is what it says now. */
export function useNamed(field: string, saved: boolean): Named {
  const draft = useDraft(`named.${field}`, saved ? YES : NO);
  return {
    named: draft.text === YES,
    set: (named) => draft.write(named ? YES : NO),
    clear: draft.clear,
  };
}

const YES = "yes";
const NO = "no";
