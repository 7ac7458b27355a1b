import { memo, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Kind } from "../../../replay/types";
import { useShown, useTimeline } from "../useReplay";
import type { Axis } from "./axis";
import { KindPattern } from "./KindPattern";
import { pictureOf } from "./picture";

/** In px. */
const HEIGHT = 48;

/** How much happened when, by kind: drawn once, and again only for another filter or another width. */
export const Histogram = memo(function Histogram({ axis }: { readonly axis: Axis }) {
  const timeline = useTimeline();
  const filter = useShown((shown) => shown.filter);
  const [box, width] = useWidth();
  const patterns = useId();
  const picture = useMemo(
    () => pictureOf(timeline, axis, filter, { width, height: HEIGHT }),
    [timeline, axis, filter, width],
  );
  return (
    <div className="bar-histogram" ref={box} aria-hidden="true">
      <svg width={width} height={HEIGHT} aria-hidden="true">
        <defs>
          {picture.kinds.map(({ kind }) => (
            <KindPattern key={kind} kind={kind} id={patternId(patterns, kind)} />
          ))}
        </defs>
        {picture.all && <path className="bar-pale" d={picture.all} />}
        {picture.kinds.map(({ kind, path }) => (
          <path key={kind} d={path} fill={`url(#${patternId(patterns, kind)})`} />
        ))}
      </svg>
    </div>
  );
});

function patternId(patterns: string, kind: Kind): string {
  return `${patterns}${kind}`;
}

/** The width of an element in whole px, kept up to date. */
function useWidth(): [React.RefObject<HTMLDivElement | null>, number] {
  const box = useRef<HTMLDivElement>(null);
  const [width, set] = useState(600);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(([entry]) => entry && set(Math.round(entry.contentRect.width)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width];
}
