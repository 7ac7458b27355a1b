import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Scale } from "../../contract";
import type { GroupShape } from "../../ui";
import { type Air, type Lifted, useAir } from "./lift";
import { NoteFace } from "./NoteFace";
import { placeInWords } from "./places";
import "./hovering.css";

export interface HoveringProps {
  readonly air: Air;
  readonly scale: Scale;
  readonly shape: GroupShape | undefined;
}

/** The note in the air, above everything, with the words of the place it would come down on. */
export function Hovering({ air, scale, shape }: HoveringProps) {
  const lifted = useAir(air);
  const { t } = useTranslation();
  if (!lifted) return null;
  return createPortal(
    <div
      className="hovering"
      aria-hidden="true"
      data-group-shape={shape}
      style={{ transform: `translate(${lifted.left}px, ${lifted.top}px)`, width: lifted.width }}
    >
      <span className="hovering-words">{overInWords(lifted, scale, t("tray.back"), t("board.nowhere"))}</span>
      <div className="note" style={{ width: lifted.width, minHeight: lifted.height }}>
        <NoteFace
          text={lifted.note.text}
          comments={lifted.note.comments.length}
          own={lifted.note.aspect === null}
          grip
        />
      </div>
    </div>,
    document.body,
  );
}

function overInWords({ over, note }: Lifted, scale: Scale, tray: string, nowhere: string): string {
  if (over.on === "board") return placeInWords(over.spot.x, scale);
  if (over.on === "tray" && note.standing === "placed") return tray;
  return nowhere;
}
