/** A draft is looked at by the server whenever typing pauses, so that there is one judge of what a template may hold. */
import { useEffect, useState } from "react";
import { type Checked, checkDraft } from "./calls";
import { type Draft, plainly } from "./draft";

export interface Checking extends Checked {
  /** The draft that this is about; what was typed since has not been looked at. */
  readonly of: Draft | null;
  readonly standing: "looking" | "looked" | "unreachable";
}

const PAUSE = 400;
const NEXT_TRY = 5_000;
const NOTHING: Checking = { problems: [], toml: null, of: null, standing: "looking" };

/** What is wrong with this draft, as far as it has been looked at. */
export function useChecking(draft: Draft | null): Checking {
  const [checking, hold] = useState(NOTHING);
  useEffect(() => {
    if (!draft) return;
    let timer = setTimeout(look, PAUSE);
    let wanted = true;
    function look() {
      if (!draft) return;
      checkDraft(plainly(draft)).then(
        (found) => wanted && hold({ ...found, of: draft, standing: "looked" }),
        () => {
          if (!wanted) return;
          hold((before) => ({ ...before, standing: "unreachable" }));
          timer = setTimeout(look, NEXT_TRY);
        },
      );
    }
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [draft]);
  return checking;
}
