import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { Shape } from "../../ui";
import type { AloneView, LaneView } from "./lane";
import "./picture.css";

/** As many dots as a lane has height for; a pile of more is pushed together, so that each still shows its edge. */
const HIGHEST = 3;

/**
 * One lane a group on a shared scale, without ticks: a mark for a group, a dot for a person. Where there is no place,
 * the lane says which answer was given instead. Names stand beside the lanes and not in them, so that they cover
 * nothing. It is drawn from the table's row, and a listener is given the row itself.
 */
export function Picture({ lanes }: { readonly lanes: readonly LaneView[] }) {
  const tall = Math.min(HIGHEST, Math.max(1, ...lanes.map(({ alone }) => alone?.height ?? 1)));
  return (
    <span
      className="lanes"
      aria-hidden="true"
      style={{ "--lanes": lanes.length, "--tall": tall } as CSSProperties}
    >
      {lanes.map((lane, at) => (
        <span key={lane.group.id} className="lane-row" style={{ "--at": at } as CSSProperties}>
          <span className="lane-name" data-group-shape={lane.group.shape}>
            <Shape shape={lane.group.shape} />
            <span className="lane-words-of">
              <bdi>{lane.group.name}</bdi>
              {lane.count && <span className="lane-count">{lane.count}</span>}
            </span>
          </span>
          <span className="lane" data-group-shape={lane.group.shape} data-standing={lane.standing}>
            <InLane lane={lane} />
          </span>
        </span>
      ))}
      <Link lanes={lanes} />
    </span>
  );
}

function InLane({ lane }: { readonly lane: LaneView }) {
  if (lane.alone) return <Alone alone={lane.alone} />;
  if (lane.x !== null) {
    return (
      <span className="lane-track">
        <span className="lane-mark" style={{ left: `${lane.x / 10}%` }}>
          <Shape shape={lane.group.shape} />
        </span>
      </span>
    );
  }
  if (lane.span) return <Range low={lane.span.low} high={lane.span.high} />;
  return <bdi className="lane-words">{lane.answer}</bdi>;
}

/** The range in which a group could not agree. */
function Range({ low, high }: { readonly low: number; readonly high: number }) {
  const { t } = useTranslation();
  const middle = `${(low + high) / 20}%`;
  return (
    <span className="lane-track">
      <span className="lane-range" style={bar(low, high)} />
      <span className="lane-torn" style={{ "--middle": middle } as CSSProperties}>
        {t("comparison.cantAgreeShort")}
      </span>
    </span>
  );
}

/** A dot for each person, the bar from the lowest to the highest, and a tick at the middle. */
function Alone({ alone }: { readonly alone: AloneView }) {
  const pitch = alone.height > HIGHEST ? (HIGHEST - 1) / (alone.height - 1) : 1;
  return (
    <span className="lane-track" data-people style={{ "--pitch": pitch } as CSSProperties}>
      <span className="lane-bar" style={bar(alone.lowest, alone.highest)} />
      <span className="lane-middle" style={{ left: `${alone.median / 10}%` }} />
      {alone.dots.map((dot) => (
        <span
          key={dot.id}
          className="lane-dot"
          data-lone={dot.lone || undefined}
          style={{ left: `${dot.x / 10}%`, "--level": dot.level } as CSSProperties}
        />
      ))}
    </span>
  );
}

/** A thin line from a group's mark to its neighbour's: how far, at a glance. Nothing stands where it can pass. */
function Link({ lanes }: { readonly lanes: readonly LaneView[] }) {
  const lines = lanes.flatMap((lane, at) => {
    const next = lanes[at + 1];
    return next && lane.x !== null && next.x !== null ? [{ at, from: lane.x, to: next.x }] : [];
  });
  if (!lines.length) return null;
  return (
    <svg
      className="lane-link"
      viewBox={`0 0 1000 ${lanes.length}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {lines.map(({ at, from, to }) => (
        <line key={at} x1={from} y1={at + 0.5} x2={to} y2={at + 1.5} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}

function bar(low: number, high: number): CSSProperties {
  return { left: `${low / 10}%`, width: `${(high - low) / 10}%` };
}
