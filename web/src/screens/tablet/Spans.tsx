import type { CSSProperties } from "react";
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
            className="spans-one"
            data-note={note.id}
            aria-label={t("answer.spanSays", {
              text: note.text,
              place: note.span ? spanInWords(note.span, board.scale) : "",
            })}
            onClick={() => onOpen(note)}
          >
            <span className="spans-run">
              <span className="spans-bar" style={barOf(note)} />
            </span>
            <span className="spans-words" style={wordsOf(note)} dir="auto">
              {note.text}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function barOf({ span }: NoteView): CSSProperties {
  const { low, high } = span ?? WHOLE;
  return { left: `${low / 10}%`, width: `${(high - low) / 10}%` };
}

/** Beneath the middle of the bar as far as there is room: a share of the free room, and so never over the edge. */
function wordsOf({ span }: NoteView): CSSProperties {
  const { low, high } = span ?? WHOLE;
  const middle = (low + high) / 20;
  return { left: `${middle}%`, translate: `${-middle}% 0` };
}

const WHOLE = { low: 0, high: 1000 };
