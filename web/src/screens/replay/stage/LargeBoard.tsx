import { memo, useMemo } from "react";
import type { ActivityState, Group, State } from "../../../contract";
import { type Room, RoomContext } from "../../tablet/room";
import { ScaleBoard } from "../../tablet/ScaleBoard";
import { useCalmBoard } from "../../tablet/useCalm";
import { TrailLine } from "./TrailLine";
import { useSlice } from "./useSlice";

export interface LargeBoardProps {
  readonly session: string;
  readonly state: State;
  readonly activity: ActivityState;
  readonly group: Group;
  readonly board: string;
  readonly picked: string | null;
  onPick(note: string): void;
}

/** One group's board as it lay on its tablets, to look at. */
export function LargeBoard({ state, ...rest }: LargeBoardProps) {
  return <Drawn state={useSlice(state, rest.board)} {...rest} />;
}

const Drawn = memo(function Drawn(props: LargeBoardProps) {
  const { session, state, activity, group, board, picked, onPick } = props;
  const calm = useCalmBoard(state, board, "", false);
  const room = useMemo<Room | null>(
    () =>
      calm && {
        ...{ session, state, activity, group, board: calm.board },
        ...{ me: "", tablet: "", open: false, look: null, flights: [], waiting: 0 },
        ...{ act: nothing, carry: nothing, showWaiting: nothing, newId: () => "" },
      },
    [session, state, activity, group, calm],
  );
  if (!room) return null;
  return (
    <RoomContext value={room}>
      <div className="stage-large">
        <ScaleBoard
          lit={picked}
          picked={null}
          onPick={(note) => note && onPick(note.id)}
          onOpen={(note) => onPick(note.id)}
          onNew={nothing}
          under={picked !== null && <TrailLine note={picked} />}
        />
      </div>
    </RoomContext>
  );
}, alike);

/** The activity is a new object with every fold, and a board shows nothing of it. */
function alike(before: LargeBoardProps, now: LargeBoardProps): boolean {
  return (
    before.state === now.state &&
    before.board === now.board &&
    before.picked === now.picked &&
    before.onPick === now.onPick &&
    before.activity.id === now.activity.id &&
    before.group.id === now.group.id
  );
}

/** What is over can only be looked at. */
function nothing(): void {}
