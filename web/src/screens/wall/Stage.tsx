import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Timer } from "../../ui";
import type { DoorWay } from "../door";
import { LateEntrance } from "./Entrance";
import { Joined } from "./Joined";

export interface StageProps {
  readonly state: State;
  readonly title: string;
  readonly over: string;
  /** The way in for those who come late; null when nobody can come any more. */
  readonly door: DoorWay | null;
  readonly children: ReactNode;
}

/** A few large words, with who has joined and the way in for late-comers along the lower edge. */
export function Stage({ state, title, over, door, children }: StageProps) {
  return (
    <main className="wall-stage">
      <p className="wall-over">{over}</p>
      <h1 dir="auto">{title}</h1>
      <Locked state={state} />
      {children}
      <div className="wall-edge">
        <Joined state={state} />
        {door && <LateEntrance door={door} locked={state.session.doorLocked} />}
      </div>
    </main>
  );
}

/** The room's clock, as large as the wall allows; nothing when none is set. */
export function Countdown({ state, now }: { readonly state: State; now(): number }) {
  const { endsAt, left } = state.agenda.timer;
  if (endsAt === null && left === null) return null;
  return (
    <p className="wall-clock">
      <Timer endsAt={endsAt} left={left} now={now} />
    </p>
  );
}

/** That nothing can be changed just now, so that nobody looks for the fault in their tablet. */
export function Locked({ state }: { readonly state: State }) {
  const { t } = useTranslation();
  return (
    <p className="wall-locked" role="status">
      {state.session.locked && !state.session.closed && t("wall.locked")}
    </p>
  );
}
