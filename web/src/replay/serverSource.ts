/** A replay fed by the server. What the network drops is asked for again by itself for some seconds; then it fails. */
import { again, call } from "../api";
import type { AnyEvent, State, TimelinePage } from "../contract";
import { start } from "../projections/state";
import type { Eyes, Source } from "./types";

/** The first page is small, so that the screen can be drawn; the others are as large as the server gives them. */
const FIRST_ROWS = 2000;
const ROWS = 20_000;

/** The source for a session and a key; it has asked for the session as it stands, and rejects with a `Problem` if not. */
export async function serverSource(session: string, key: string, eyes: Eyes): Promise<Source> {
  const ask = <Answer>(what: string): Promise<Answer> =>
    again(() => call("GET", `/api/sessions/${encodeURIComponent(session)}/${what}`, undefined, key));
  const now = async () => (await ask<{ readonly state: State }>("state")).state;
  let opening: State | null = await now();
  const { seq: upto } = opening;
  return {
    about: { session, title: opening.session.title, eyes, after: 0, upto, blurred: false },
    async today() {
      const known = opening ?? (await now());
      opening = null;
      return known;
    },
    timeline: (after) =>
      ask<TimelinePage>(`timeline?after=${after}&limit=${after === 0 ? FIRST_ROWS : ROWS}`),
    async events(after, upto) {
      const path = `events?after=${after}&limit=${upto - after}`;
      return (await ask<{ readonly events: readonly AnyEvent[] }>(path)).events;
    },
    async state(seq) {
      return seq === 0 ? start() : (await ask<{ readonly state: State }>(`state?at=${seq}`)).state;
    },
  };
}
