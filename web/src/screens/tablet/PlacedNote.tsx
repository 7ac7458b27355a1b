import { type CSSProperties, type KeyboardEvent, memo, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scale } from "../../contract";
import { type Lift, useLiftedBy } from "./lift";
import { NoteFace } from "./NoteFace";
import { LEAP, placeExactly, type Spot, STEP, within } from "./places";
import type { Flight } from "./room";
import type { PlacedView } from "./view";

/** Arrow keys steer for as long as they come within this pause, in ms; then it counts as one deliberate move. */
const SETTLE = 900;

export interface PlacedNoteProps {
  readonly note: PlacedView;
  readonly scale: Scale;
  readonly lift: Lift;
  readonly open: boolean;
  readonly front: boolean;
  readonly order: number;
  readonly flight: Flight | undefined;
  readonly carrier: string;
  /** How many notes lie under and on this one, when it hides some; otherwise 0. */
  readonly pile: number;
  onPile(note: PlacedView): void;
  onOpen(note: PlacedView): void;
  onFront(note: PlacedView): void;
  onMove(note: PlacedView, spot: Spot): void;
}

/** A note on the scale: a slider for keys and screen readers, a post-it for fingers; a tap opens it. */
export const PlacedNote = memo(function PlacedNote(props: PlacedNoteProps) {
  const { note, scale, lift, open, flight } = props;
  const { t } = useTranslation();
  const element = useRef<HTMLDivElement>(null);
  const { spot, steer, settle } = useSteering(note, (to) => props.onMove(note, to));
  const onStep = (dx: number, dy: number, far: boolean) => {
    const by = far ? LEAP : STEP;
    steer({ x: within(spot.x + dx * by), y: within(spot.y + dy * by) });
  };
  const drag = useLiftedBy(lift, note, element, { onStep });
  const shown = flight ?? spot;
  const onKeyDown = (key: KeyboardEvent<HTMLElement>) => {
    const to = leap(key.key, spot);
    if (to && open) {
      key.preventDefault();
      steer(to);
    } else if (key.key === "Enter" || key.key === " ") {
      key.preventDefault();
      settle();
      props.onOpen(note);
    } else if (open) drag.onKeyDown?.(key);
  };
  return (
    <li
      className="spot"
      data-held={lift.held === note.id || undefined}
      data-flying={flight ? true : undefined}
      style={placeAt(shown, props.front ? "var(--layer-front)" : props.order)}
    >
      {props.pile > 0 && (
        <button type="button" className="spot-pile" onClick={() => props.onPile(note)}>
          {t("board.pile", { count: props.pile })}
        </button>
      )}
      {flight && <span className="spot-carrier">{props.carrier}</span>}
      {/* A div, not an input: it is a post-it first. Its role says what the keys do with it. */}
      <div
        {...(open ? drag : {})}
        ref={element}
        className="note"
        role="slider"
        tabIndex={0}
        aria-label={note.text}
        aria-valuemin={0}
        aria-valuemax={1000}
        aria-valuenow={shown.x}
        aria-valuetext={placeExactly(shown.x, scale)}
        aria-readonly={!open}
        aria-description={t(open ? "board.keys" : "board.keysRead")}
        data-note={note.id}
        onKeyDown={onKeyDown}
        onFocus={() => props.onFront(note)}
        onBlur={settle}
        onClick={() => {
          props.onFront(note);
          props.onOpen(note);
        }}
      >
        <NoteFace text={note.text} comments={note.comments.length} own={note.aspect === null} grip={open} />
      </div>
    </li>
  );
});

/** Where the keys have steered a note, until it settles there for everyone. */
function useSteering(note: PlacedView, onMove: (to: Spot) => void) {
  const [steered, setSteered] = useState<Spot | null>(null);
  const latest = useRef({ steered, onMove });
  latest.current = { steered, onMove };
  const settle = useRef(() => {
    const { steered: to, onMove: move } = latest.current;
    setSteered(null);
    if (to) move(to);
  }).current;
  useEffect(() => {
    if (!steered) return;
    const later = setTimeout(settle, SETTLE);
    return () => clearTimeout(later);
  }, [steered, settle]);
  return { spot: steered ?? note, steer: setSteered, settle };
}

function leap(key: string, { x, y }: Spot): Spot | null {
  if (key === "Home") return { x: 0, y };
  if (key === "End") return { x: 1000, y };
  if (key === "PageUp") return { x: within(x + LEAP), y };
  if (key === "PageDown") return { x: within(x - LEAP), y };
  return null;
}

/** A share of the free room, and the same share of the note's own size: no measuring, and never over the edge. */
export function placeAt({ x, y }: Spot, layer: number | string): CSSProperties {
  return {
    left: `${x / 10}%`,
    top: `${y / 10}%`,
    translate: `${-x / 10}% ${-y / 10}%`,
    zIndex: layer,
  };
}
