import { useMemo, useRef } from "react";
import type { State } from "../../../contract";
import { boardSlice } from "./settled";

/** What the board shows of the state; the same value as long as it shows the same, so that it is not drawn again. */
export function useSlice(state: State, board: string): State {
  const last = useRef<{ readonly board: string; readonly slice: State } | null>(null);
  return useMemo(() => {
    const before = last.current?.board === board ? last.current.slice : null;
    const slice = boardSlice(before, state, board);
    last.current = { board, slice };
    return slice;
  }, [state, board]);
}
