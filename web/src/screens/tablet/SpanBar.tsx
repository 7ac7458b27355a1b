import type { Scale, Span } from "../../contract";
import "./range.css";

/** From where to where, as a bar between the two ends. It says nothing to a listener: its words stand beside it. */
export function SpanBar({ span, scale }: { readonly span: Span; readonly scale: Scale }) {
  return (
    <div className="spanbar" aria-hidden="true">
      <span>{scale.left.words}</span>
      <div className="spanbar-line">
        <span
          className="spanbar-bar"
          style={{ left: `${span.low / 10}%`, width: `${(span.high - span.low) / 10}%` }}
        />
      </div>
      <span>{scale.right.words}</span>
    </div>
  );
}
