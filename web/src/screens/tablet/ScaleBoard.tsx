import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Hovering } from "./Hovering";
import { type Over, useLift } from "./lift";
import { type NoteSize, useNoteSize } from "./measure";
import { PickBar } from "./PickBar";
import { PileSheet } from "./PileSheet";
import { PlacedNotes } from "./PlacedNotes";
import { piles, type Spot, within } from "./places";
import { useRoom } from "./room";
import { ScaleEnds } from "./ScaleEnds";
import { Spans } from "./Spans";
import { Tray } from "./Tray";
import type { NoteView, PlacedView } from "./view";
import "./board.css";

export interface ScaleBoardProps {
  /** The note whose sheet is open. */
  readonly lit: string | null;
  /** The note that was tapped and waits for the tap that places it. */
  readonly picked: NoteView | null;
  onPick(note: NoteView | null): void;
  onOpen(note: NoteView): void;
  onNew(): void;
  /** Drawn under the notes. */
  readonly under?: ReactNode;
}

/** The scale as a picture: notes lie where they belong between the two ends, and the rest wait in the tray. */
export function ScaleBoard({ lit, picked, onPick, onOpen, onNew, under }: ScaleBoardProps) {
  const { t } = useTranslation();
  const { board, act, carry } = useRoom();
  const [front, setFront] = useState<string | null>(null);
  const [spread, setSpread] = useState<string | null>(null);
  const put = useCallback(
    (note: NoteView, { x, y }: Spot) => act({ type: "moveNote", note: note.id, x, y }),
    [act],
  );
  const lift = useLift({
    onOver: (note, over) => over.on === "board" && carry(note.id, over.spot.x, over.spot.y),
    onDown: (note, over) => {
      onPick(null);
      setFront(note.id);
      if (over.on === "board") put(note, over.spot);
      else if (offTheScale(note, over)) act({ type: "unplaceNote", note: note.id });
    },
  });
  const size = useNoteSize(lift.field, board.placed.length);
  const ages = useMemo(() => ranks(board.placed), [board.placed]);
  const hidden = useMemo(() => pilesByTop(board.placed, ages, size), [board.placed, ages, size]);

  return (
    <div className="board" data-group-shape={board.group?.shape} data-picking={picked ? true : undefined}>
      <section className="board-picture" aria-label={t("board.name")}>
        <ScaleEnds
          scale={board.scale}
          marks={board.placed.map(({ id, x }) => ({ id, x, lit: id === (lit ?? front) }))}
        />
        <Spans onOpen={onOpen} />
        <div className="board-field" ref={lift.field}>
          {under}
          <PlacedNotes
            {...{ lift, front, ages, hidden, onOpen }}
            onFront={setFront}
            onPile={setSpread}
            onMove={put}
          />
          {picked && (
            <button
              type="button"
              className="board-target"
              tabIndex={-1}
              aria-hidden="true"
              onClick={(tap) => {
                put(picked, spotOfTap(tap.currentTarget, tap, size));
                setFront(picked.id);
                onPick(null);
              }}
            />
          )}
        </div>
      </section>
      <Tray lift={lift} aside={picked !== null} onPick={onPick} onOpen={onOpen} onNew={onNew} />
      {picked && <PickBar note={picked} onWords={() => onOpen(picked)} onCancel={() => onPick(null)} />}
      <PileSheet notes={hidden.get(spread ?? "")} onOpen={onOpen} onClose={() => setSpread(null)} />
      <Hovering air={lift.air} scale={board.scale} shape={board.group?.shape} />
    </div>
  );
}

/** A note let go over the tray leaves the scale; one that was never on it just goes back. */
function offTheScale(note: NoteView, over: Over): boolean {
  return over.on === "tray" && note.standing === "placed";
}

/** Notes that were moved last lie on top. */
function ranks(notes: readonly PlacedView[]): ReadonlyMap<string, number> {
  const byAge = [...notes].sort((a, b) => (a.moved?.seq ?? 0) - (b.moved?.seq ?? 0));
  return new Map(byAge.map((note, rank) => [note.id, rank + 1]));
}

/** Each pile by the note on top of it. */
function pilesByTop(
  notes: readonly PlacedView[],
  ages: ReadonlyMap<string, number>,
  size: NoteSize,
): ReadonlyMap<string, readonly PlacedView[]> {
  const upwards = [...notes].sort((a, b) => (ages.get(a.id) ?? 0) - (ages.get(b.id) ?? 0));
  return new Map(piles(upwards, size.share).map((pile) => [pile.at(-1)?.id ?? "", pile]));
}

/** A tap names the middle of where the note should lie. */
function spotOfTap(field: HTMLElement, tap: { clientX: number; clientY: number }, size: NoteSize): Spot {
  const box = field.getBoundingClientRect();
  return {
    x: within(((tap.clientX - box.left - size.width / 2) / Math.max(1, box.width - size.width)) * 1000),
    y: within(((tap.clientY - box.top - size.height / 2) / Math.max(1, box.height - size.height)) * 1000),
  };
}
