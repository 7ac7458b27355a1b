import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState } from "../../contract";
import { boardId } from "../../projections/board";
import { useSignals } from "../../sync/store";
import { Segmented } from "../../ui";
import { Comparison } from "../comparison/Comparison";
import type { Order } from "../comparison/rows";
import { Aspects } from "./Aspects";
import { scaleInFocus } from "./agenda";
import { BoardList } from "./BoardList";
import { useDesk } from "./desk";
import { type BoardProps, MiniBoard } from "./MiniBoard";
import { NoteSheet } from "./NoteSheet";

type View = "boards" | "list" | "comparison";

/** All groups' boards at once, as pictures, as lists or compared; and the few things done to all of them. */
export function Boards() {
  const { t } = useTranslation();
  const { state } = useDesk();
  const [view, show] = useState<View>("boards");
  const activity = scaleInFocus(state);
  return (
    <section className="desk-panel boards" aria-labelledby="desk-boards">
      <div className="boards-head">
        <h2 id="desk-boards" className="desk-heading">
          {activity ? activity.title : t("console.boards")}
        </h2>
        {activity && (
          <Segmented<View>
            label={t("console.view")}
            value={view}
            onChange={show}
            choices={[
              { value: "boards", words: t("console.viewBoards") },
              { value: "list", words: t("console.viewList") },
              { value: "comparison", words: t("console.viewComparison") },
            ]}
          />
        )}
        <Aspects />
      </div>
      {activity ? <BoardsOf activity={activity} view={view} /> : <p>{t("console.noBoards")}</p>}
    </section>
  );
}

function BoardsOf({ activity, view }: { readonly activity: ActivityState; readonly view: View }) {
  const { state } = useDesk();
  const [picked, pick] = useState<string | null>(null);
  const groups = Object.values(state.people.groups);
  return (
    <>
      <div className="boards-body" data-view={view}>
        {view === "comparison" && <Compared activity={activity.id} />}
        {view === "boards" &&
          groups.map((group) => (
            <LiveBoard
              key={group.id}
              state={state}
              group={group}
              board={boardId(activity.id, group.id)}
              onPick={pick}
            />
          ))}
        {view === "list" &&
          groups.map((group) => (
            <BoardList
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

function Compared({ activity }: { readonly activity: string }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const [order, setOrder] = useState<Order>("plan");
  return (
    <div className="boards-compared">
      <Segmented<Order>
        label={t("comparison.order")}
        value={order}
        onChange={setOrder}
        choices={[
          { value: "plan", words: t("comparison.orderPlan") },
          { value: "gap", words: t("comparison.orderGap") },
        ]}
      />
      <Comparison state={state} activity={activity} order={order} />
    </div>
  );
}
