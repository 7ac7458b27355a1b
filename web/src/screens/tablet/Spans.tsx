import { useTranslation } from "react-i18next";
import { spanInWords } from "./places";
import { useRoom } from "./room";
import type { NoteView } from "./view";
import "./range.css";

/** What people could not agree on, on the scale itself: a bar from one end of it to the other. */
export function Spans({ onOpen }: { onOpen(note: NoteView): void }) {
  const { t } = useTranslation();
  const { board } = useRoom();
  if (board.cantAgree.length === 0) return null;
  return (
    <ul className="spans" aria-label={t("answer.cantAgree")}>
      {board.cantAgree.map((note) => (
        <li key={note.id} className="spans-row">
          <button
            type="button"
            className="spans-bar"
            data-note={note.id}
            style={{
              left: `${(note.span?.low ?? 0) / 10}%`,
              width: `${((note.span?.high ?? 1000) - (note.span?.low ?? 0)) / 10}%`,
            }}
            aria-label={t("answer.spanSays", {
              text: note.text,
              place: note.span ? spanInWords(note.span, board.scale) : "",
            })}
            onClick={() => onOpen(note)}
          >
            <span className="spans-words" dir="auto">
              {note.text}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
