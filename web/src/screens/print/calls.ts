/** What paper needs from the server. */
import { again, call } from "../../api";
import type { State } from "../../contract";

/** A session as a facilitator sees it now. */
export async function stateOf(session: string, key: string): Promise<State> {
  const path = `/api/sessions/${encodeURIComponent(session)}/state`;
  const { state } = await again(() => call<{ readonly state: State }>("GET", path, undefined, key));
  return state;
}
