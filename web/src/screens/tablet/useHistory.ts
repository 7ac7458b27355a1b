/** Undo and redo for one tablet, told in words when somebody else's change stands in the way. */
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnyCommand, State } from "../../contract";
import { type Deed, deed, guarded, type History, inTheWay, NOTHING_DONE, remember } from "./history";
import { whoDid } from "./who";

export interface Undoing {
  /** Do something and remember the way back. */
  act(command: AnyCommand): void;
  undo(): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Why the last undo or redo did nothing; "" when there is nothing to say. */
  readonly notice: string;
}

export function useHistory(
  state: State,
  me: string,
  known: number,
  send: (command: AnyCommand) => void,
): Undoing {
  const { t } = useTranslation();
  const [history, setHistory] = useState<History>(NOTHING_DONE);
  const [notice, setNotice] = useState("");
  const latest = useRef({ state, me, known, send, history });
  latest.current = { state, me, known, send, history };

  const act = useCallback((command: AnyCommand) => {
    const now = latest.current;
    const new_ = deed(command, now.state);
    if (new_) setHistory((before) => remember(before, new_));
    setNotice("");
    now.send(command);
  }, []);

  const step = useCallback(
    (
      last: Deed | undefined,
      command: AnyCommand | undefined,
      after: (now: History, last: Deed) => History,
    ) => {
      const now = latest.current;
      if (!last || !command) return;
      setHistory(after(now.history, last));
      const other = inTheWay(last, now.state, now.me);
      if (other === null) {
        setNotice("");
        now.send(guarded(command, now.state, now.known));
      } else setNotice(t("undo.inTheWay", { who: whoDid(now.state, other, now.me) || t("who.somebody") }));
    },
    [t],
  );

  const undo = useCallback(() => {
    const last = latest.current.history.undo.at(-1);
    step(last, last?.back, (now, deed_) => ({ undo: now.undo.slice(0, -1), redo: [...now.redo, deed_] }));
  }, [step]);
  const redo = useCallback(() => {
    const last = latest.current.history.redo.at(-1);
    step(last, last?.done, (now, deed_) => ({ undo: [...now.undo, deed_], redo: now.redo.slice(0, -1) }));
  }, [step]);

  return {
    act,
    undo,
    redo,
    canUndo: history.undo.length > 0,
    canRedo: history.redo.length > 0,
    notice,
  };
}
