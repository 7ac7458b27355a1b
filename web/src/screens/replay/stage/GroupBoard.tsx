import { memo } from "react";
import type { Group, State } from "../../../contract";
import { BoardList } from "../../console/BoardList";
import { MiniBoard } from "../../console/MiniBoard";
import { TrailArcs } from "./TrailArcs";
import { useSlice } from "./useSlice";

export interface GroupBoardProps {
  readonly state: State;
  readonly group: Group;
  readonly board: string;
  readonly list: boolean;
  /** The picked note, where it lies on this board. */
  readonly picked: string | null;
  onPick(note: string): void;
}

/** A group's board as it was, beside those of the others: drawn again only when something on it is different. */
export function GroupBoard({ state, ...rest }: GroupBoardProps) {
  return <Drawn state={useSlice(state, rest.board)} {...rest} />;
}

/** The width of a note in rem. */
const NOTE = 8.5;

const Drawn = memo(function Drawn({ state, group, board, list, picked, onPick }: GroupBoardProps) {
  const given = { state, group, board, onPick };
  if (list) return <BoardList {...given} />;
  return <MiniBoard {...given} note={NOTE} over={picked !== null && <TrailArcs note={picked} />} />;
});
