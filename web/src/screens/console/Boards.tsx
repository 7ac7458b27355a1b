import { useState } from "react";
import type { ActivityState } from "../../contract";
import { boardId } from "../../projections/board";
import { groupsIn } from "../../projections/groups";
import { useSignals } from "../../sync/store";
import { SiftedComparison } from "../comparison/SiftedComparison";
import { BoardList } from "./BoardList";
import { useDesk } from "./desk";
import { type BoardProps, MiniBoard } from "./MiniBoard";
import { NoteSheet } from "./NoteSheet";
import { Progress } from "./Progress";

export type View = "boards" | "list" | "comparison";

export interface BoardsProps {
  readonly activity: ActivityState;
  readonly view: View;
}

/** All groups' boards at once, as pictures, as lists or compared; of people who place alone, only how far they are. */
export function Boards({ activity, view }: BoardsProps) {
  const { state } = useDesk();
  const [picked, pick] = useState<string | null>(null);
  const groups = Object.values(groupsIn(state, activity.id));
  const alone = activity.mode === "individual";
  const One = view === "list" ? BoardList : LiveBoard;
  return (
    <>
      <div className="boards-body" data-view={view}>
        {view === "comparison" && (
          <div className="boards-compared">
            <SiftedComparison state={state} activity={activity.id} />
          </div>
        )}
        {view !== "comparison" && alone && <Progress state={state} activity={activity} />}
        {view !== "comparison" &&
          !alone &&
          groups.map((group) => (
            <One
              key={group.id}
              state={state}
              group={group}
              board={boardId(activity.id, group.id)}
              onPick={pick}
            />
          ))}
      </div>
      {picked !== null && <NoteSheet note={picked} onClose={() => pick(null)} />}
    </>
  );
}

/** The board with what is being carried across it this moment. */
function LiveBoard(props: BoardProps) {
  const { dragging } = useSignals();
  return <MiniBoard {...props} aloft={Object.values(dragging)} />;
}
