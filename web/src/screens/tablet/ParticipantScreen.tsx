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
export function ParticipantScreen() {
  const you = useYou();
  return you ? <Live me={you.seat} group={you.group} /> : <Opening />;
}

function Live({ me, group }: { readonly me: string; readonly group: string | null }) {
  const actions = useActions();
  const state = useShown(everything);
  const refused = useRefused();
  const send = useCallback((command: AnyCommand) => void actions.do(command), [actions]);
  const tryAgain = (key: string) => {
    const item = refused.find((candidate) => candidate.key === key);
    if (item) actions.do(afresh(item.command), { author: me, ...item });
    actions.dismiss(key);
  };
  return (
    <Tablet
      state={state}
      me={me}
      group={state.people.seats[me]?.group ?? group}
      flights={useFlights(me)}
      status={standingInWords(useLine(), refused.length)}
      undoing={useUndoing(actions)}
      refused={refused.map((item) => refusedInWords(item, state))}
      clock={actions.serverTime}
      newId={actions.newId}
      send={send}
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
