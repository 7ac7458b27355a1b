import { useCallback, useMemo, useState } from "react";
import type { AnyCommand, Group } from "../../contract";
import { groupIn, groupsIn } from "../../projections/groups";
import { ownBoard } from "../../projections/own";
import { usePreferences } from "../../ui";
import type { ActivityRoom, SeatRoom } from "./activityRoom";
import type { Undoing } from "./Footer";
import type { Now } from "./now";
import type { Flight, Room } from "./room";
import type { TabletProps } from "./Tablet";
import { useCalmBoard } from "./useCalm";

export interface Sitting {
  readonly seat: SeatRoom;
  /** The same, but in the name of the tablet's own seat whoever is speaking. */
  readonly own: SeatRoom;
  readonly group: Group | null;
  /** Null before the first activity, and for a seat that has no group in this one. */
  readonly activity: ActivityRoom | null;
  /** The same with the board on it, in a scale. */
  readonly scale: Room | null;
  readonly undoing: Undoing;
  /** Go to this aspect. */
  look(aspect: string): void;
}

const NONE: readonly Flight[] = [];

/** Where this tablet sits, and what its screens are given. */
export function useTablet(props: TabletProps, now: Now | null): Sitting {
  const { session, state, me: tablet, speaker: me, send: act, newId, undoing, unsent = 0 } = props;
  const [asked, ask] = useState<{ readonly aspect: string } | null>(null);
  const look = useCallback((aspect: string) => ask({ aspect }), []);
  const seat = useMemo<SeatRoom>(
    () => ({ session, state, me, tablet, act, newId, unsent }),
    [session, state, me, tablet, act, newId, unsent],
  );
  const own = useMemo<SeatRoom>(
    () => ({ session, state, me: tablet, tablet, newId, unsent, act: (command) => act(command, tablet) }),
    [session, state, tablet, act, newId, unsent],
  );
  const [activity, open] = [now?.activity ?? null, now?.open ?? false];
  const group = activity && (groupsIn(state, activity.id)[groupIn(state, me, activity.id) ?? ""] ?? null);
  const room = useMemo<ActivityRoom | null>(
    () => activity && group && { ...seat, activity, group, open, look: asked },
    [seat, activity, group, open, asked],
  );
  const [scale, show] = useScale(props, room);
  return {
    ...{ seat, own, group, activity: room, scale, look },
    undoing: scale?.waiting ? thenShown(undoing, show) : undoing,
  };
}

/** The room of the scale's board, and the way to see what calm mode holds back. */
function useScale(
  { flights: flying, carry }: TabletProps,
  room: ActivityRoom | null,
): readonly [Room | null, () => void] {
  const { calm } = usePreferences();
  const flights = calm ? NONE : flying;
  const own = room?.activity.kind === "scale" ? ownBoard(room.state, room.me, room.activity.id) : null;
  const held = useCalmBoard(room?.state ?? null, own, room?.tablet ?? "", calm);
  const scale = useMemo<Room | null>(() => {
    if (!room || !held) return null;
    const { board, waiting, gave, show } = held;
    const act = (command: AnyCommand) => {
      gave(command);
      room.act(command);
    };
    return { ...room, board, flights, waiting, act, carry, showWaiting: show };
  }, [room, held, flights, carry]);
  return [scale, held?.show ?? nothing];
}

function nothing(): void {}

/** Taking a step back must be seen, and which note it touches is known to the session only: so everything is shown. */
function thenShown({ undo, redo }: Undoing, show: () => void): Undoing {
  const also = (step: (() => void) | null) =>
    step &&
    (() => {
      step();
      show();
    });
  return { undo: also(undo), redo: also(redo) };
}
