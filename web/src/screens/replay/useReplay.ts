/** The replay as React components see it: each hook draws its component again only when what it gives has changed. */
import {
  createContext,
  createElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { ActivityState, AnyEvent, State } from "../../contract";
import type { Replay } from "../../replay/replay";
import type { Timeline } from "../../replay/timeline";
import type { Eyes, Shown } from "../../replay/types";
import { paced, type Showing } from "./paced";
import { followed } from "./stage/followed";

/** Who watches, and what they may ask a server for. */
export interface Viewer {
  readonly session: string;
  readonly eyes: Eyes;
  /** Opens the session on its server; null for a file, which has none. */
  readonly key: string | null;
}

/** How the stage is looked at; it never changes what is replayed. */
export interface View {
  /** The note, point or answer whose path is shown. */
  readonly picked: string | null;
  /** The activity that was chosen; null to follow the one that ran. */
  readonly activity: string | null;
  /** The group that is shown large; null for all side by side. */
  readonly group: string | null;
}

export interface Watching extends View {
  pick(on: string | null): void;
  /** Stay with this activity, or (null) follow what happens. */
  stay(activity: string | null): void;
  enlarge(group: string | null): void;
}

export interface ReplayProviderProps {
  readonly replay: Replay;
  readonly viewer: Viewer;
  /** The group that was shown large when this was last looked at. */
  readonly group?: string | null;
  readonly children: ReactNode;
}

const ShowingContext = createContext<Showing | null>(null);
const ReplayContext = createContext<Replay | null>(null);
const ViewerContext = createContext<Viewer | null>(null);
const WatchingContext = createContext<Watching | null>(null);

/** Hands a replay to everything that draws a part of it. */
export function ReplayProvider({ replay, viewer, group = null, children }: ReplayProviderProps): ReactNode {
  const [view, set] = useState<View>({ picked: null, activity: null, group });
  const watching = useMemo<Watching>(
    () => ({
      ...view,
      pick: (picked) => set((before) => ({ ...before, picked })),
      stay: (activity) => set((before) => ({ ...before, activity })),
      enlarge: (large) => set((before) => ({ ...before, group: large })),
    }),
    [view],
  );
  const shown = createElement(ShowingContext, { value: replay }, children);
  const inside = createElement(WatchingContext, { value: watching }, shown);
  return createElement(
    ReplayContext,
    { value: replay },
    createElement(ViewerContext, { value: viewer }, inside),
  );
}

export interface UnhurriedProps {
  /** How long to wait before the next drawing, in ms, when the last one took `cost`. Not part of the screen's state. */
  wait(replay: Replay, cost: number): number;
  readonly children: ReactNode;
}

/** What is inside draws less often than the replay changes; the thumb then never waits for it. */
export function Unhurried({ wait, children }: UnhurriedProps): ReactNode {
  const replay = useReplay();
  const showing = useMemo(() => paced(replay, (cost) => wait(replay, cost)), [replay, wait]);
  return createElement(ShowingContext, { value: showing }, children);
}

/** The engine: for what is done. What is shown comes from `useShown`. */
export function useReplay(): Replay {
  return given(useContext(ReplayContext));
}

/** Who watches. */
export function useViewer(): Viewer {
  return given(useContext(ViewerContext));
}

/** What is picked and chosen on the stage, and how to choose something else. */
export function useWatching(): Watching {
  return given(useContext(WatchingContext));
}

/** What `select` makes of what is shown. An equal answer, field by field, is the very same answer. */
export function useShown<Value>(select: (shown: Shown) => Value): Value {
  const showing = given(useContext(ShowingContext));
  const last = useRef<{ readonly value: Value } | null>(null);
  return useSyncExternalStore(useSubscribing(showing), () => {
    const value = select(showing.shown());
    if (!last.current || !alike(last.current.value, value)) last.current = { value };
    return last.current.value;
  });
}

/** The state as it was. It changes with every event: a part that needs less of it selects less. */
export function usePast(): State {
  return useShown(({ state }) => state);
}

/** The state as it is now: names, moments, what may be seen. */
export function useToday(): State {
  return useShown(({ today }) => today);
}

/** The rows of the timeline; a new one as more of it arrives. */
export function useTimeline(): Timeline {
  const replay = useReplay();
  return useSyncExternalStore(useSubscribing(replay), () => replay.timeline);
}

export interface Follow {
  /** The activity on the stage; null before the first one. */
  readonly activity: ActivityState | null;
  /** Whether it is the one that ran, and not one that was chosen. */
  readonly follows: boolean;
}

/** The activity on the stage, as it was. */
export function useFollow(): Follow {
  const { activity: chosen } = useWatching();
  const activity = useShown(({ state }) => followed(state, chosen));
  return { activity, follows: chosen === null };
}

/** So long the position must stand still, in ms, before what it takes to say something of it is fetched. */
const STILL = 120;

/** The event that what is shown stands right after, as far as the viewer may see it; null while it is on its way. */
export function useEvent(): AnyEvent | null {
  const replay = useReplay();
  const seq = useShown((shown) => shown.seq);
  const [found, setFound] = useState<AnyEvent | null>(null);
  useEffect(() => {
    let wanted = true;
    const later = setTimeout(() => {
      void replay
        .events(seq - 1, seq)
        .then(([event]) => wanted && setFound(event ?? null))
        .catch(() => undefined);
    }, STILL);
    return () => {
      wanted = false;
      clearTimeout(later);
    };
  }, [replay, seq]);
  return found?.seq === seq ? found : null;
}

/** Go to an instant, and stand still there. */
export function useGoTo(): (seq: number) => void {
  const replay = useReplay();
  return useCallback(
    (seq) => {
      replay.pause();
      replay.seek(seq);
    },
    [replay],
  );
}

function useSubscribing(showing: Showing): (listener: () => void) => () => void {
  return useCallback((listener) => showing.subscribe(listener), [showing]);
}

function given<Value>(value: Value | null): Value {
  if (value === null) throw new Error("a part of the replay was drawn outside it");
  return value;
}

/** Whether two values are the same, or plain objects or lists of the same values. */
function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => Object.is(value, (b as never)[key]));
}
