import { useCallback, useMemo } from "react";
import type { AnyCommand } from "../../contract";
import {
  type Actions,
  type Fleeting,
  useActions,
  useLine,
  useRefused,
  useShown,
  useSignals,
  useSpeaker,
  useTurns,
  useYou,
} from "../../sync/store";
import { Opening } from "../Notice";
import { standingInWords } from "../standing";
import type { Undoing } from "./Footer";
import { afresh, refusedInWords } from "./refusedInWords";
import type { Flight } from "./room";
import { Tablet } from "./Tablet";

/** A participant's tablet, fed from the session that is open around it, once it is known whose seat this is. */
export function ParticipantScreen({ session }: { readonly session: string }) {
  const you = useYou();
  return you ? <Live session={session} me={you.seat} /> : <Opening />;
}

function Live({ session, me }: { readonly session: string; readonly me: string }) {
  const actions = useActions();
  const state = useShown(everything);
  const refused = useRefused();
  const line = useLine();
  const send = useCallback(
    (command: AnyCommand, author?: string) => void actions.do(command, author ? { author } : {}),
    [actions],
  );
  const tryAgain = (key: string) => {
    const item = refused.find((candidate) => candidate.key === key);
    if (item) actions.do(afresh(item.command), { author: me, ...item });
    actions.dismiss(key);
  };
  return (
    <Tablet
      session={session}
      state={state}
      me={me}
      speaker={useSpeaker()}
      flights={useFlights(me)}
      status={standingInWords(line, refused.length)}
      unsent={line.count}
      undoing={useUndoing(actions)}
      refused={refused.map((item) => refusedInWords(item, state))}
      clock={actions.serverTime}
      newId={actions.newId}
      send={send}
      speak={actions.speak}
      carry={actions.carry}
      onTryAgain={tryAgain}
      onForget={(key) => actions.dismiss(key)}
    />
  );
}

function everything<State>(state: State): State {
  return state;
}

function useUndoing(actions: Actions): Undoing {
  const { canUndo, canRedo } = useTurns();
  return useMemo(
    () => ({ undo: canUndo ? () => actions.undo() : null, redo: canRedo ? () => actions.redo() : null }),
    [actions, canUndo, canRedo],
  );
}

/** What others carry; the list stays the same value while nothing in it moves. */
function useFlights(me: string): readonly Flight[] {
  const { dragging } = useSignals();
  return useMemo(() => othersDrags(dragging, me), [dragging, me]);
}

function othersDrags(dragging: Fleeting["dragging"], me: string): readonly Flight[] {
  return Object.values(dragging).filter(({ seat }) => seat !== me);
}
