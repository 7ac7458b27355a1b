import { useEffect, useMemo, useState } from "react";
import { SessionProvider, useActions, useLine, useRefused, useShown, useYou } from "../../sync/store";
import { useDoor } from "../door";
import { Gate } from "../Gate";
import { Keyed } from "../Keyed";
import { standingInWords } from "../standing";
import { inFocus } from "./agenda";
import { DeskScreen } from "./Desk";
import { type Desk, DeskContext } from "./desk";

/** The facilitator's screen of a session, connected. */
export default function Console({ session }: { readonly session: string }) {
  return (
    <Keyed role="facilitator" session={session}>
      {(key) => (
        <SessionProvider session={session} role="facilitator" keyText={key}>
          <Gate role="facilitator" session={session}>
            <Connected session={session} />
          </Gate>
        </SessionProvider>
      )}
    </Keyed>
  );
}

function Connected({ session }: { readonly session: string }) {
  const desk = useMadeDesk(session);
  const standing = useLine();
  const { dismiss } = useActions();
  const refused = useRefused();
  return (
    <DeskContext value={desk}>
      <DeskScreen
        fresh={useFresh()}
        saved={{
          ...standingInWords(standing, refused.length),
          promise: standing.promise,
          refused: refused.map(({ key, message }) => ({ id: key, message })),
          onRead: dismiss,
        }}
      />
    </DeskContext>
  );
}

function useMadeDesk(session: string): Desk {
  const state = useShown((shown) => shown);
  const actions = useActions();
  const me = useYou()?.seat ?? "";
  const door = useDoor(session, "facilitator");
  const [looked, look] = useState<string | null>(null);
  return useMemo(() => {
    const act: Desk["act"] = (command, signed) => void actions.do(command, signed);
    const chosen = looked === null ? undefined : state.agenda.activities[looked];
    const focus = chosen ?? inFocus(state);
    return { session, state, me, door, focus, follows: !chosen, look, act, now: actions.serverTime };
  }, [session, state, me, door, actions, looked]);
}

/** Whether the session was opened a moment ago on this device; true for one visit. */
function useFresh(): boolean {
  const [fresh] = useState(() => location.search === "?new");
  useEffect(() => {
    if (fresh) history.replaceState(history.state, "", location.pathname);
  }, [fresh]);
  return fresh;
}
