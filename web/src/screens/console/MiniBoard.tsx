import { type CSSProperties, memo, type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Dragging, Group, State } from "../../contract";
import type { Card } from "../../projections/cards";
import { GroupMark, Shape } from "../../ui";
import { placeInWords } from "../tablet/places";
import { BoardCounts } from "./BoardCounts";
import { boardOf } from "./counts";
import { NoteSigns } from "./NoteSigns";
import { pack, type Spot } from "./pack";
import "./mini.css";

export interface BoardProps {
  readonly state: State;
  readonly group: Group;
  readonly board: string;
  /** Notes that are being carried somewhere right now. */
  readonly aloft?: readonly Dragging[];
  /** The width of a small note in rem, so that it grows with the text. */
  readonly note?: number;
  /** Absent where the board is only to be looked at. */
  readonly onPick?: ((note: string) => void) | undefined;
  /** Drawn above the line. */
  readonly over?: ReactNode;
}

/** A group's board, small and live: where every note lies, none hidden by another, and what is still to place. */
export function MiniBoard({ state, group, board, aloft = [], note = NOTE, onPick, over }: BoardProps) {
  const { t } = useTranslation();
  const { cards, count } = boardOf(state, board);
  const waiting = cards.tray;
  return (
    <div className="mini" data-group-shape={group.shape}>
      <header className="mini-head">
        <h3>
          <GroupMark shape={group.shape} label={group.name} />
        </h3>
        <BoardCounts count={count} />
      </header>
      <Scale
        state={state}
        shape={group.shape}
        placed={cards.placed}
        aloft={aloft}
        note={note}
        onPick={onPick}
        over={over}
      />
      {waiting.length > 0 && (
        <p className="mini-rest">
          <strong>{t("console.toPlace", { count: waiting.length })}</strong>{" "}
          {waiting.map((card) => card.words).join(" · ")}
        </p>
      )}
      {MARKS.map((mark) => {
        const marked = cards.marked.filter((card) => card.mark === mark);
        return (
          marked.length > 0 && (
            <p key={mark} className="mini-rest">
              <strong>{t(`console.${mark}`, { count: marked.length })}</strong>{" "}
              {marked.map((card) => card.words).join(" · ")}
            </p>
          )
        );
      })}
    </div>
  );
}

interface ScaleProps {
  readonly state: State;
  readonly shape: Group["shape"];
  readonly placed: readonly Card[];
  readonly aloft: readonly Dragging[];
  readonly note: number;
  readonly onPick: BoardProps["onPick"];
  readonly over: ReactNode;
}

const NOTE = 6.9;
/** What a group can say of an aspect instead of placing it, as a board lists it. */
const MARKS = ["cantAgree", "depends", "undecided", "notDiscussed"] as const;

function Scale({ state, shape, placed, aloft, note, onPick, over }: ScaleProps) {
  const { t } = useTranslation();
  const { left, right } = state.session.scale;
  const [field, share] = useShare(note);
  const flights = new Map(aloft.map((flight) => [flight.note, flight.x]));
  const spots = placed.map(({ note }): Spot => ({ id: note.id, x: flights.get(note.id) ?? note.x ?? 0 }));
  const { notes, rows } = pack(spots, share);
  const lying = new Map(notes.map((note) => [note.id, note]));
  return (
    <div className="mini-scale" ref={field}>
      <div className="mini-ends" aria-hidden="true">
        <span>{left.words}</span>
        <span>{right.words}</span>
      </div>
      {over}
      <div className="mini-line" aria-hidden="true">
        {spots.map((spot) => (
          <span key={spot.id} className="mini-pin" style={{ left: `${spot.x / 10}%` }}>
            <Shape shape={shape} />
          </span>
        ))}
      </div>
      {placed.length === 0 && <p className="mini-empty">{t("console.nothingPlaced")}</p>}
      <ul className="mini-notes" style={{ "--rows": rows, "--share": share } as CSSProperties}>
        {placed.map((card) => {
          const spot = lying.get(card.note.id);
          const place = { "--mini-left": spot?.left ?? 0, "--mini-row": spot?.row ?? 0 } as CSSProperties;
          return (
            <li key={card.note.id} className="mini-spot" style={place}>
              <SmallNote state={state} card={card} flying={flights.has(card.note.id)} onPick={onPick} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface SmallNoteProps {
  readonly state: State;
  readonly card: Card;
  readonly flying: boolean;
  readonly onPick: BoardProps["onPick"];
}

/** Drawn again only when it shows something else: three hundred may lie on one board while one of them moves. */
const SmallNote = memo(function SmallNote({ state, card, flying, onPick }: SmallNoteProps) {
  const { t } = useTranslation();
  const { id, x, aspect } = card.note;
  const place = placeInWords(x ?? 0, state.session.scale);
  const look = {
    className: "mini-note",
    "data-note": id,
    "data-aloft": flying || undefined,
    "data-own": aspect === null || undefined,
  };
  const face = (
    <>
      <span className="mini-words">{card.words}</span>
      <span className="visually-hidden">{`. ${place}. `}</span>
      <NoteSigns state={state} note={card.note} />
      {card.comments.length > 0 && (
        <span className="mini-said">
          {card.comments.length}
          <span className="visually-hidden">
            {t("console.commentsSays", { count: card.comments.length })}
          </span>
        </span>
      )}
    </>
  );
  if (!onPick) return <div {...look}>{face}</div>;
  return (
    <button type="button" {...look} onClick={() => onPick(id)}>
      {face}
    </button>
  );
}, showsTheSame);

function showsTheSame(before: SmallNoteProps, now: SmallNoteProps): boolean {
  const [old, card] = [before.card, now.card];
  return (
    old.note === card.note &&
    old.words === card.words &&
    old.comments.length === card.comments.length &&
    before.state.session === now.state.session &&
    before.flying === now.flying &&
    before.onPick === now.onPick
  );
}

/** A width in rem as a share of an element's width, kept up to date while the screen or the text size changes. */
function useShare(rem: number): [React.RefObject<HTMLDivElement | null>, number] {
  const field = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(0.25);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const measure = () => {
      const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const width = element.getBoundingClientRect().width;
      if (width > 0) setShare(Math.min(1, (rem * root) / width));
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, [rem]);
  return [field, share];
}
