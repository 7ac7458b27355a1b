import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Sheet } from "../../ui";
import { NoteFace } from "./NoteFace";
import { useRoom } from "./room";
import type { NoteView, PlacedView } from "./view";

export interface PileSheetProps {
  /** The notes of the pile, lowest first; undefined when no pile is spread out. */
  readonly notes: readonly PlacedView[] | undefined;
  onOpen(note: NoteView): void;
  onClose(): void;
}

/** Notes that hide each other, spread out so that each can be read and opened. */
export function PileSheet({ notes, onOpen, onClose }: PileSheetProps) {
  const { t } = useTranslation();
  const { board } = useRoom();
  // The pile stays on the sheet while the sheet slides away.
  const [shown, show] = useState<readonly PlacedView[]>([]);
  useEffect(() => {
    if (notes) show(notes);
  }, [notes]);
  return (
    <Sheet title={t("pile.title", { count: shown.length })} open={notes !== undefined} onClose={onClose}>
      <ul className="pile" data-group-shape={board.group?.shape}>
        {shown.toReversed().map((note) => (
          <li key={note.id}>
            <button
              type="button"
              className="note"
              onClick={() => {
                onClose();
                onOpen(note);
              }}
            >
              <NoteFace text={note.text} comments={note.comments.length} own={note.aspect === null} />
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
