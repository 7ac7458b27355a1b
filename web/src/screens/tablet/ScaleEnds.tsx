import type { Scale } from "../../contract";
import "./ends.css";

export interface ScaleEndsProps {
  readonly scale: Scale;
  /** Where notes lie, 0–1000, drawn as dots on the line. */
  readonly marks?: readonly { readonly id: string; readonly x: number; readonly lit?: boolean }[];
}

/** The two ends in the group's words, what they plainly mean, and the line between them: no ticks, which notes would gather at. */
export function ScaleEnds({ scale, marks = [] }: ScaleEndsProps) {
  return (
    <div className="ends">
      <div className="ends-words">
        <p className="ends-end">
          <strong>{scale.left.words}</strong>
          <span>{scale.left.plain}</span>
        </p>
        <p className="ends-end" data-end="right">
          <strong>{scale.right.words}</strong>
          <span>{scale.right.plain}</span>
        </p>
      </div>
      <div className="ends-line" aria-hidden="true">
        <div className="ends-run">
          {marks.map((mark) => (
            <span
              key={mark.id}
              className="ends-mark"
              data-lit={mark.lit || undefined}
              style={{ left: `${mark.x / 10}%` }}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
