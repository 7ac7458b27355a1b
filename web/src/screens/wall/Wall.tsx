import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityState, State } from "../../contract";
import { Timer } from "../../ui";
import type { DoorWay } from "../door";
import { Entrance, LateEntrance } from "./Entrance";
import { Joined } from "./Joined";
import { Revealed } from "./Revealed";
import { sceneOf } from "./scene";
import { WallTools } from "./WallTools";
import "./wall.css";

export interface WallProps {
  readonly state: State;
  readonly door: DoorWay;
  /** How things stand with the line, when that is worth saying; otherwise empty. */
  readonly notice: string;
  /** The room's clock, in milliseconds. */
  now(): number;
}

/** The wall: for everyone to read from the back of the room. It shows only what everyone may see, and changes nothing. */
export function Wall({ state, door, notice, now }: WallProps) {
  useProjector();
  return (
    <div className="wall">
      <WallScene state={state} door={door} now={now} />
      <footer className="wall-foot">
        <p className="wall-notice" role="status">
          {notice}
        </p>
        <WallTools />
      </footer>
    </div>
  );
}

function WallScene({ state, door, now }: Omit<WallProps, "notice">) {
  const { t } = useTranslation();
  const scene = sceneOf(state);
  switch (scene.kind) {
    case "door":
      return <Entrance state={state} door={door} />;
    case "revealed":
      return <Revealed state={state} boards={scene.boards} activity={scene.activity} now={now} />;
    case "working":
      return (
        <Stage state={state} title={scene.activity.title} over={t("wall.now")} door={door}>
          <p className="wall-lead">{scene.activity.instruction}</p>
          <Countdown state={state} now={now} />
          <p className="wall-soft">{t(workWords(scene.activity))}</p>
        </Stage>
      );
    case "between":
      return (
        <Stage state={state} title={t("wall.pause")} over={state.session.title} door={door}>
          {scene.next && <p className="wall-lead">{t("wall.next", { title: scene.next.title })}</p>}
          <Countdown state={state} now={now} />
        </Stage>
      );
    case "closed":
      return scene.boards ? (
        <Revealed state={state} boards={scene.boards} activity={null} now={now} />
      ) : (
        <Stage state={state} title={t("wall.thanks")} over={state.session.title} door={null}>
          <p className="wall-lead">{t("wall.closed")}</p>
        </Stage>
      );
    default:
      scene satisfies never;
      return null;
  }
}

interface StageProps {
  readonly state: State;
  readonly title: string;
  readonly over: string;
  /** The way in for those who come late; null when nobody can come any more. */
  readonly door: DoorWay | null;
  readonly children: ReactNode;
}

function Stage({ state, title, over, door, children }: StageProps) {
  return (
    <main className="wall-stage">
      <p className="wall-over">{over}</p>
      <h1>{title}</h1>
      {children}
      <div className="wall-edge">
        <Joined state={state} />
        {door && <LateEntrance door={door} />}
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

function workWords(activity: ActivityState): "wall.boards" | "wall.talking" | "wall.working" {
  if (activity.kind === "scale") return "wall.boards";
  return activity.kind === "conversation" ? "wall.talking" : "wall.working";
}

/** Type on the wall grows with the wall; back to the reader's own size when it is left. */
function useProjector(): void {
  useEffect(() => {
    document.documentElement.toggleAttribute("data-wall", true);
    return () => void document.documentElement.toggleAttribute("data-wall", false);
  }, []);
}
