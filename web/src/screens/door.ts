import { useEffect, useMemo, useState } from "react";
import { type Door, door } from "../api";
import { type KeyRole, keyFor } from "../keys";
import { problemInWords } from "./problem";

export interface DoorWay {
  readonly door: Door | null;
  /** Why there is none; empty while it is on its way. */
  readonly words: string;
  retry(): void;
}

/** What stands on the door of a session, fetched with the key that this browser holds. */
export function useDoor(session: string, role: Exclude<KeyRole, "seat">): DoorWay {
  const [found, setFound] = useState<Door | null>(null);
  const [words, say] = useState("");
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let wanted = true;
    say("");
    door(session, keyFor(role, session) ?? "").then(
      (answer) => wanted && setFound(answer),
      (failure) => wanted && say(problemInWords(failure)),
    );
    return () => {
      wanted = false;
    };
  }, [session, role, tries]);
  return useMemo(() => ({ door: found, words, retry: () => setTries((count) => count + 1) }), [found, words]);
}
