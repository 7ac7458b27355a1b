import { memo } from "react";
import type { ActivityState, State } from "../../../contract";
import { boardId } from "../../../projections/board";
import { groupsIn } from "../../../projections/groups";
import { SiftedComparison } from "../../comparison/SiftedComparison";
import { Progress } from "../../console/Progress";
import { useViewer, useWatching } from "../useReplay";
import { GroupBoard } from "./GroupBoard";
import { LargeBoard } from "./LargeBoard";
import { UnseenBoard } from "./UnseenBoard";
import { useSeen } from "./useSeen";
import type { Look } from "./views";

export interface ScaleProps {
  readonly state: State;
  readonly activity: ActivityState;
  readonly look: Look;
}

/** A scale as it was: the boards as they lay or as lists, how far people had come alone, or the comparison. */
export function Scale({ state, activity, look }: ScaleProps) {
  const { session } = useViewer();
  const { picked, pick, group: large } = useWatching();
  const seen = useSeen(activity.id);
  if (look === "comparison") return <Compared state={state} activity={activity.id} />;
  if (activity.mode === "individual") return <Progress state={state} activity={activity} />;
  const groups = Object.values(groupsIn(state, activity.id));
  const one = groups.find(({ id }) => id === large) ?? (groups.length === 1 ? groups[0] : undefined);
  const onBoard = (board: string) =>
    picked !== null && state.boards.notes[picked]?.board === board ? picked : null;
  if (one && look === "boards" && seen.has(one.id)) {
    const board = boardId(activity.id, one.id);
    const given = { session, state, activity, board, group: one };
    return <LargeBoard key={board} {...given} picked={onBoard(board)} onPick={pick} />;
  }
  return (
    <div className="stage-boards" data-look={look}>
      {(one ? [one] : groups).map((group) => {
        const board = boardId(activity.id, group.id);
        if (!seen.has(group.id)) return <UnseenBoard key={board} group={group} />;
        const given = { state, group, board, list: look === "list" };
        return <GroupBoard key={board} {...given} picked={onBoard(board)} onPick={pick} />;
      })}
    </div>
  );
}

const Compared = memo(SiftedComparison);
