import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Hovering } from "./Hovering";
import { type Over, useLift } from "./lift";
import { type NoteSize, useNoteSize } from "./measure";
import { PickBar } from "./PickBar";
import { PileSheet } from "./PileSheet";
import { PlacedNote } from "./PlacedNote";
import { piles, type Spot, within } from "./places";
import { useRoom } from "./room";
import { ScaleEnds } from "./ScaleEnds";
import { Tray } from "./Tray";
import type { NoteView, PlacedView } from "./view";
import { whoDid } from "./who";
import "./board.css";

export interface ScaleBoardProps {
  /** The note that was tapped and waits for the tap that places it. */
  readonly picked: NoteView | null;
  onPick(note: NoteView | null): void;
  onOpen(note: NoteView): void;
  onNew(): void;
}

/** The scale as a picture: notes lie where they belong between the two ends, and the rest wait in the tray. */
export function ScaleBoard({ picked, onPick, onOpen, onNew }: ScaleBoardProps) {
  const { t } = useTranslation();
  const room = useRoom();
  const { board, open, act, carry } = room;
  const [front, setFront] = useState<string | null>(null);
  const put = useCallback(
    (note: NoteView, spot: Spot) => act({ type: "moveNote", note: note.id, x: spot.x, y: spot.y }),
    [act],
  );
  const lift = useLift({
    onOver: (note, over) => over.on === "board" && carry(note.id, over.spot.x, over.spot.y),
    onDown: (note, over) => {
      onPick(null);
      setFront(note.id);
      comeDown(note, over);
    },
  });
  const comeDown = (note: NoteView, over: Over) => {
    if (over.on === "board") put(note, over.spot);
    if (over.on === "tray" && note.standing === "placed") act({ type: "unplaceNote", note: note.id });
  };
  const toFront = useCallback((note: PlacedView) => setFront(note.id), []);
  const byAge = useMemo(() => ranks(board.placed), [board.placed]);
  const size = useNoteSize(lift.field, board.placed.length);
  const hidden = useMemo(() => pilesByTop(board.placed, byAge, size), [board.placed, byAge, size]);
  const [spread, setSpread] = useState<string | null>(null);
  const fan = useCallback((top: PlacedView) => setSpread(top.id), []);

  return (
    <div className="board" data-group-shape={board.group?.shape} data-picking={picked ? true : undefined}>
      <section className="board-picture" aria-label={t("board.name")}>
        <ScaleEnds
          scale={board.scale}
          marks={board.placed.map(({ id, x }) => ({ id, x, lit: id === front }))}
        />
        <div className="board-field" ref={lift.field}>
          <ul className="board-notes" aria-label={t("board.placed", { count: board.placed.length })}>
            {board.placed.map((note) => {
              const flight = room.flights.find((other) => other.note === note.id);
              return (
                <PlacedNote
                  key={note.id}
                  note={note}
                  scale={board.scale}
                  lift={lift}
                  open={open}
                  front={front === note.id}
                  order={byAge.get(note.id) ?? 0}
                  flight={flight}
                  carrier={
                    flight ? t("board.carrying", { who: whoDid(room.state, flight.seat, room.me) }) : ""
                  }
                  pile={hidden.get(note.id)?.length ?? 0}
                  onPile={fan}
                  onOpen={onOpen}
                  onFront={toFront}
                  onMove={put}
                />
              );
            })}
          </ul>
          {board.placed.length === 0 && !picked && (
            <p className="board-empty">{t(open ? "board.empty" : "board.none")}</p>
          )}
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
      {picked ? (
        <PickBar note={picked} onWords={() => onOpen(picked)} onCancel={() => onPick(null)} />
      ) : (
        <Tray lift={lift} onPick={onPick} onOpen={onOpen} onNew={onNew} />
      )}
      <PileSheet notes={hidden.get(spread ?? "")} onOpen={onOpen} onClose={() => setSpread(null)} />
      <Hovering air={lift.air} scale={board.scale} shape={board.group?.shape} />
    </div>
  );
}

/** Notes that were moved last lie on top. */
function ranks(notes: readonly PlacedView[]): ReadonlyMap<string, number> {
  const byAge = [...notes].sort((a, b) => (a.moved?.seq ?? 0) - (b.moved?.seq ?? 0));
  return new Map(byAge.map((note, rank) => [note.id, rank + 1]));
}

/** Each pile by the note on top of it. */
function pilesByTop(
  notes: readonly PlacedView[],
  byAge: ReadonlyMap<string, number>,
  size: NoteSize,
): ReadonlyMap<string, readonly PlacedView[]> {
  const upwards = [...notes].sort((a, b) => (byAge.get(a.id) ?? 0) - (byAge.get(b.id) ?? 0));
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
