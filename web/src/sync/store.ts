/** The tablet as React components see it: each hook draws its component again only when what it gives has changed. */
import {
  createContext,
  createElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { AnyCommand, State, You } from "../contract";
import { actingSeat } from "../projections/own";
import type { Signature } from "./envelope";
import type { Now } from "./now";
import type { RefusedCommand } from "./pending";
import type { Fleeting } from "./signals";
import type { Standing } from "./status";
import { browser, type Surroundings } from "./surroundings";
import { Tablet } from "./tablet";

export type { Signature } from "./envelope";
export type { RefusedCommand } from "./pending";
export type { Fleeting } from "./signals";
export type { Standing } from "./status";

export interface SessionProviderProps {
  readonly session: string;
  readonly role: "participant" | "facilitator" | "wall";
  /** The key that the server gave for this session and role. */
  readonly keyText: string;
  /** The seat of a participant; what is not sent yet is kept under it, and sent in no other name. */
  readonly seat?: string;
  /** Another browser and another server, in tests. */
  readonly surroundings?: Surroundings;
  readonly children: ReactNode;
}

/** What a screen may do. The same object as long as the session is the same. */
export interface Actions {
  /**
   * Do it now on this tablet, keep it, and send it. Gives the key under which a refusal would name it. It is done in the
   * name of whoever is speaking (`useSpeaker`), or of the `author` named here; `paper`: copied from paper.
   */
  do(command: AnyCommand, signed?: Signature): string;
  /** This seat is speaking now: the tablet's own, or one that it writes for. */
  speak(seat: string): void;
  undo(): void;
  redo(): void;
  /** Somebody has read this refusal. */
  dismiss(key: string): void;
  /** Tell the others, fleetingly, where a note is being carried: call it as often as you like. */
  carry(note: string, x: number, y: number): void;
  /** Connect again after the server had said not to come back. */
  retry(): void;
  /** The server's clock in milliseconds since 1970, as well as this tablet knows it. */
  serverTime(): number;
  newId(): string;
}

const TabletContext = createContext<Tablet | null>(null);

/** Connects to a session as long as it is on the screen. */
export function SessionProvider(props: SessionProviderProps): ReactNode {
  const { session, role, keyText, seat = role, surroundings, children } = props;
  const [tablet, setTablet] = useState<Tablet | null>(null);
  useEffect(() => {
    const made = new Tablet({ session, who: seat, key: keyText }, surroundings ?? browser(session));
    setTablet(made);
    void made.open();
    return () => made.close();
  }, [session, seat, keyText, surroundings]);
  return tablet && createElement(TabletContext, { value: tablet }, children);
}

/** What `select` makes of the state that is shown. An equal answer, field by field, is the very same answer. */
export function useShown<Value>(select: (state: State) => Value): Value {
  return useNow(({ log }) => select(log.shown));
}

/** How things stand with the line; say it with words. */
export function useLine(): Standing {
  return useNow(({ standing }) => standing);
}

/** Commands that were refused and whose reason nobody has read yet. */
export function useRefused(): readonly RefusedCommand[] {
  return useNow(({ log }) => log.refused);
}

/** What others are doing this moment. */
export function useSignals(): Fleeting {
  return useNow(({ fleeting }) => fleeting);
}

/** Who the server takes this tablet for; null before the first connection. */
export function useYou(): You | null {
  return useNow(({ log }) => log.you);
}

/** The seat in whose name things are done here now; empty before the first connection. */
export function useSpeaker(): string {
  return useNow(({ log, speaker }) => actingSeat(log.shown, log.you?.seat ?? "", speaker));
}

/** Whether there is anything to undo and to redo. */
export function useTurns(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  return useNow(({ history }) => ({ canUndo: history.past.length > 0, canRedo: history.future.length > 0 }));
}

/** What a screen may do. */
export function useActions(): Actions {
  const tablet = useTablet();
  return useMemo(() => actionsOf(tablet), [tablet]);
}

function actionsOf(tablet: Tablet): Actions {
  return {
    do: (command, signed) => tablet.do(command, signed),
    speak: (seat) => tablet.speak(seat),
    undo: () => tablet.undo(),
    redo: () => tablet.redo(),
    dismiss: (key) => tablet.dismiss(key),
    carry: (note, x, y) => tablet.carry(note, x, y),
    retry: () => tablet.retry(),
    serverTime: () => tablet.serverTime,
    newId: () => tablet.newId(),
  };
}

function useTablet(): Tablet {
  const tablet = useContext(TabletContext);
  if (!tablet) throw new Error("a part of a screen was drawn outside its session");
  return tablet;
}

function useNow<Value>(select: (now: Now) => Value): Value {
  const tablet = useTablet();
  const last = useRef<{ readonly value: Value } | null>(null);
  return useSyncExternalStore(tablet.subscribe, () => {
    const value = select(tablet.now);
    if (!last.current || !alike(last.current.value, value)) last.current = { value };
    return last.current.value;
  });
}

/** Whether two values are the same, or plain objects or lists of the same values. */
function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => Object.is(value, (b as never)[key]));
}
