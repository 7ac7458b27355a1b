import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { Moment } from "../../../contract";
import type { Replay } from "../../../replay/replay";
import {
  type Actions,
  SessionProvider,
  useActions,
  useLine,
  useRefused,
  useShown as useSession,
} from "../../../sync/store";
import { commanded } from "../../moments/spoken";
import type { Viewer } from "../useReplay";
import { type Marking, MarkingContext } from "./marking";

export interface MarkingProviderProps {
  readonly replay: Replay;
  readonly viewer: Viewer;
  readonly children: ReactNode;
}

/**
 * Connects a facilitator in the background, so that moments can be marked: what is done goes through the same outbox as
 * everywhere, and is kept on this device until the server holds it. Nobody else is connected.
 */
export function MarkingProvider({ replay, viewer, children }: MarkingProviderProps) {
  const { eyes, key, session } = viewer;
  const [marking, offer] = useState<Marking | null>(null);
  return (
    <MarkingContext value={marking}>
      {children}
      {eyes === "facilitator" && key !== null && (
        <SessionProvider session={session} role="facilitator" keyText={key}>
          <Line replay={replay} offer={offer} />
        </SessionProvider>
      )}
    </MarkingContext>
  );
}

/** What the line has, handed up to the context; and what was recorded, to the replay. */
function Line({ replay, offer }: { readonly replay: Replay; offer(marking: Marking | null): void }) {
  const actions = useActions();
  const [standing, refused] = [useLine(), useRefused()];
  const begun = useSession((state) => state.seq > 0);
  const moments = useSession((state) => state.session.moments);
  const marking = useMemo(
    () => (begun ? { moments, standing, refused, ...deeds(actions) } : null),
    [begun, moments, standing, refused, actions],
  );
  useEffect(() => offer(marking), [offer, marking]);
  useEffect(() => () => offer(null), [offer]);
  const settled = begun && standing.count === 0;
  useEffect(() => {
    // What fails here is asked for again by whoever looks next: the moments themselves are shown from the line.
    if (settled && !same(moments, replay.shown().today.session.moments))
      replay.refresh().catch(() => undefined);
  }, [settled, moments, replay]);
  return null;
}

function deeds(actions: Actions): Omit<Marking, "moments" | "standing" | "refused"> {
  return {
    mark: (about, said) => void actions.do({ type: "markMoment", about, ...commanded(said) }),
    change: (moment, said) => void actions.do({ type: "changeMoment", moment, ...commanded(said) }),
    remove: (moment) => void actions.do({ type: "removeMoment", moment }),
    read: actions.dismiss,
  };
}

type Moments = Readonly<Record<string, Moment>>;

function same(a: Moments, b: Moments): boolean {
  const ids = Object.keys(a);
  const alike = (id: string) => JSON.stringify(a[id]) === JSON.stringify(b[id]);
  return ids.length === Object.keys(b).length && ids.every(alike);
}
