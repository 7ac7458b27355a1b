import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import type { Sift } from "../comparison/sift";
import type { DoorWay } from "../door";
import { Entrance } from "./Entrance";
import { Look } from "./Look";
import { Revealed } from "./Revealed";
import { Countdown, Stage } from "./Stage";
import type { Scene, View } from "./scene";
import { Tables } from "./Tables";
import { Task } from "./Task";
import { Thanks } from "./Thanks";

export interface SceneProps {
  readonly scene: Scene;
  readonly view: View;
  readonly sift: Sift;
  readonly at: string | null;
  onAt(id: string): void;
  readonly state: State;
  readonly door: DoorWay;
  now(): number;
}

/** The scene as it is looked at now. */
export function SceneOf(props: SceneProps) {
  const { scene, view, state, door, now } = props;
  const { t } = useTranslation();
  const shown = "shown" in scene ? scene.shown : null;
  const activity = "activity" in scene ? scene.activity : null;
  const about = activity ?? ("next" in scene ? scene.next : null);
  if (scene.kind === "door") return <Entrance state={state} door={door} />;
  if (scene.kind === "look") return <Look state={state} aspect={scene.aspect} shown={shown} now={now} />;
  if (scene.kind === "between") {
    return (
      <Stage state={state} title={t("wall.pause")} over={state.session.title} door={door}>
        {scene.next && <p className="wall-lead">{t("wall.next", { title: scene.next.title })}</p>}
        <Countdown state={state} now={now} />
      </Stage>
    );
  }
  if (view === "thanks") return <Thanks session={state.session} />;
  if (view === "seats" && about) {
    return <Tables state={state} activity={about} door={door} now={now} next={scene.kind === "tables"} />;
  }
  if (view === "task" && activity) return <Task state={state} activity={activity} door={door} now={now} />;
  if (!shown) return null;
  return <Revealed {...props} shown={shown} title={(activity ?? shown).title} />;
}
