import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Lift } from "./lift";
import { NoteFace } from "./NoteFace";
import { PlacedNote, placeAt } from "./PlacedNote";
import type { Spot } from "./places";
import { useRoom } from "./room";
import type { NoteView, PlacedView } from "./view";
import { whoDid } from "./who";

export interface PlacedNotesProps {
  readonly lift: Lift;
  /** The id of the note that was touched last. */
  readonly front: string | null;
  readonly ages: ReadonlyMap<string, number>;
  readonly hidden: ReadonlyMap<string, readonly PlacedView[]>;
  onOpen(note: NoteView): void;
  onFront(id: string): void;
  onPile(id: string): void;
  onMove(note: NoteView, spot: Spot): void;
}

/** The notes on the scale, from left to right for whoever reads them in order, with those that others carry. */
export function PlacedNotes({
  lift,
  front,
  ages,
  hidden,
  onOpen,
  onFront,
  onPile,
  onMove,
}: PlacedNotesProps) {
  const { t } = useTranslation();
  const { state, me, board, open, flights } = useRoom();
  const toFront = useCallback((note: PlacedView) => onFront(note.id), [onFront]);
  const fan = useCallback((top: PlacedView) => onPile(top.id), [onPile]);
  const arriving = board.tray.flatMap((note) =>
    flights.filter((flight) => flight.note === note.id).map((flight) => ({ note, flight })),
  );
  if (board.placed.length + arriving.length === 0)
    return <p className="board-empty">{t(open ? "board.empty" : "board.none")}</p>;
  return (
    <ul className="board-notes" aria-label={t("board.placed", { count: board.placed.length })}>
      {board.placed.map((note) => {
        const flight = flights.find((other) => other.note === note.id);
        return (
          <PlacedNote
            key={note.id}
            note={note}
            scale={board.scale}
            lift={lift}
            open={open}
            front={front === note.id}
            order={ages.get(note.id) ?? 0}
            flight={flight}
            carrier={flight ? t("board.carrying", { who: carrier(flight.seat) }) : ""}
            pile={hidden.get(note.id)?.length ?? 0}
            onPile={fan}
            onOpen={onOpen}
            onFront={toFront}
            onMove={onMove}
          />
        );
      })}
      {arriving.map(({ note, flight }) => (
        <li
          key={note.id}
          className="spot"
          data-flying
          aria-hidden="true"
          style={placeAt(flight, "var(--layer-front)")}
        >
          <span className="spot-carrier">{t("board.carrying", { who: carrier(flight.seat) })}</span>
          <div className="note">
            <NoteFace text={note.text} comments={note.comments.length} own={note.aspect === null} grip />
          </div>
        </li>
      ))}
    </ul>
  );

  function carrier(seat: string): string {
    return whoDid(state, seat, me) || t("who.somebody");
  }
}
