import { useRef, useState } from "react";
import { usePast, useWatching } from "../useReplay";
import { followed } from "./followed";
import { PickedNote } from "./PickedNote";
import { Scene } from "./Scene";
import { StageHead } from "./StageHead";
import { useMarks } from "./useMarks";
import { type Look, looksOf } from "./views";
import "./stage.css";

/** The board as it was, large, from the same components as the live one. */
export function Stage() {
  const state = usePast();
  const { activity: chosen } = useWatching();
  const [asked, ask] = useState<Look>("boards");
  const activity = followed(state, chosen);
  const looks = activity ? looksOf(activity) : [];
  const look = looks.includes(asked) ? asked : (looks[0] ?? "boards");
  const root = useRef<HTMLDivElement>(null);
  useMarks(root);
  return (
    <section className="stage" aria-labelledby="stage-title">
      <StageHead state={state} activity={activity} look={look} onLook={ask} />
      <PickedNote />
      <div className="stage-body" data-kind={activity?.kind} ref={root}>
        <Scene state={state} activity={activity} look={look} />
      </div>
    </section>
  );
}
