import { useEffect, useState } from "react";
import type { State } from "../../contract";
import { Glossary } from "../../ui";
import { type Sift, UNSIFTED } from "../comparison/sift";
import type { DoorWay } from "../door";
import { SceneOf } from "./SceneOf";
import { nameOf, sceneOf, type View, viewsOf } from "./scene";
import { WallTools } from "./WallTools";
import { Ways } from "./Ways";
import "./wall.css";
import "./scenes.css";

export interface WallProps {
  readonly state: State;
  readonly door: DoorWay;
  /** How things stand with the line, when that is worth saying; otherwise empty. */
  readonly notice: string;
  /** The room's clock, in milliseconds. */
  now(): number;
  /** The address of the replay; used while everybody may watch it. */
  readonly replay?: string;
}

/** The wall: for everyone to read from the back of the room. It shows only what everyone may see, and changes nothing. */
export function Wall({ state, door, notice, now, replay }: WallProps) {
  useProjector();
  const scene = sceneOf(state);
  const views = viewsOf(state, scene);
  const name = nameOf(scene);
  const [chosen, choose] = useState<{ readonly scene: string; readonly view: View } | null>(null);
  const [sift, setSift] = useState<Sift>(UNSIFTED);
  const [at, setAt] = useState<string | null>(null);
  const wanted = chosen?.scene === name ? chosen.view : undefined;
  const view = views.find((one) => one === wanted) ?? views[0] ?? "task";
  const shown = "shown" in scene && (view === "all" || view === "one") ? scene.shown : null;
  return (
    <Glossary words={state.session.terms}>
      <div className="wall" data-scene={scene.kind} data-view={view}>
        <SceneOf
          scene={scene}
          view={view}
          sift={sift}
          at={at}
          onAt={setAt}
          state={state}
          door={door}
          now={now}
        />
        <footer className="wall-foot">
          <p className="wall-notice" role="status">
            {notice}
          </p>
          <Ways
            views={views}
            view={view}
            onView={(next) => choose({ scene: name, view: next })}
            compared={shown?.kind === "scale" ? { state, activity: shown.id, sift, onSift: setSift } : null}
          />
          <WallTools replay={state.session.replayOpen ? replay : undefined} />
        </footer>
      </div>
    </Glossary>
  );
}

/** Type on the wall grows with the wall; back to the reader's own size when it is left. */
function useProjector(): void {
  useEffect(() => {
    document.documentElement.toggleAttribute("data-wall", true);
    return () => void document.documentElement.toggleAttribute("data-wall", false);
  }, []);
}
