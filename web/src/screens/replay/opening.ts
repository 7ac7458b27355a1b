/** Opening the replay of a session with whichever key this browser holds that may see the most. */
import { Problem } from "../../api";
import { type KeyRole, keyFor } from "../../keys";
import { Replay } from "../../replay/replay";
import { serverSource } from "../../replay/serverSource";
import type { Eyes } from "../../replay/types";
import { codeOf, statusOf } from "../problem";
import type { Viewer } from "./useReplay";

/** The code of what is thrown where this browser has no key to the session at all. */
export const NO_KEY = "no-key";
/** The code of the server's refusal while only facilitators may watch. */
export const REPLAY_CLOSED = "replay-closed";

const EYES = [
  ["facilitator", "facilitator"],
  ["seat", "participant"],
  ["wall", "wall"],
] as const satisfies readonly (readonly [KeyRole, Eyes])[];

export interface Opened {
  readonly replay: Replay;
  readonly viewer: Viewer;
}

/** The replay at an instant. Throws the `Problem` that says best why not. */
export async function openReplay(session: string, at: number | undefined): Promise<Opened> {
  let refused: unknown = new Problem(NO_KEY, 0);
  for (const [role, eyes] of EYES) {
    const key = keyFor(role, session);
    if (key === null) continue;
    try {
      const source = await serverSource(session, key, eyes);
      return { replay: await Replay.open(source, at), viewer: { session, eyes, key } };
    } catch (failure) {
      // A key that opens no longer must not stand before one that does.
      if (statusOf(failure) !== 401 && statusOf(failure) !== 403) throw failure;
      if (codeOf(refused) !== REPLAY_CLOSED) refused = failure;
    }
  }
  throw refused;
}
