import { ArrowLeft, ArrowRight, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { Answers } from "./Answers";
import { Fifths } from "./Fifths";
import { fifthOf, freeHeight, NUDGE, PLACES, within } from "./places";
import { useRoom } from "./room";
import type { NoteView } from "./view";

/** What counts as a note's size where no picture has measured it. */
const USUAL_SIZE = { width: 0.17, height: 0.2 };

export interface WhereProps {
  readonly note: NoteView;
  readonly onPick?: (note: NoteView) => void;
  onDone(): void;
}

/** "Where should it go?": five places in words, two nudges, a way back, and the answers that are not a place. */
export function Where({ note, onPick, onDone }: WhereProps) {
  const { t } = useTranslation();
  const { board, open, act } = useRoom();
  if (!open) return null;
  const put = (x: number, y?: number) => {
    const others = board.placed.filter((other) => other.id !== note.id);
    act({ type: "moveNote", note: note.id, x, y: y ?? freeHeight(x, others, USUAL_SIZE) });
  };
  const nudge = (by: number) => () => put(within((note.x ?? 0) + by), note.y ?? 0);
  return (
    <>
      <section className="notesheet-part" aria-label={t("where.title")}>
        <h3>{t("where.title")}</h3>
        <Fifths
          here={note.x === null ? null : fifthOf(note.x)}
          scale={board.scale}
          onChoose={(fifth) => put(PLACES[fifth])}
        />
        <div className="where-row">
          {note.x !== null && (
            <>
              <Button icon={<ArrowLeft aria-hidden />} onPress={nudge(-NUDGE)}>
                {t("scale.towards", { end: board.scale.left.words })}
              </Button>
              <Button icon={<ArrowRight aria-hidden />} onPress={nudge(NUDGE)}>
                {t("scale.towards", { end: board.scale.right.words })}
              </Button>
            </>
          )}
          {onPick && (
            <Button
              onPress={() => {
                onDone();
                onPick(note);
              }}
            >
              {t("where.tap")}
            </Button>
          )}
          <Back note={note} />
          {note.standing === "placed" && (
            <Button onPress={() => act({ type: "unplaceNote", note: note.id })}>{t("where.off")}</Button>
          )}
        </div>
      </section>
      {note.aspect !== null && <Answers note={note} aspect={note.aspect} />}
    </>
  );
}

/** Where it was before its last move, whoever moved it and however long ago. */
function Back({ note: { id, was, x, y } }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { act } = useRoom();
  // Back to the tray is what "Take it off" does, and a note in the tray has nowhere else to be.
  if (!was || was.x === null || (was.x === x && was.y === y)) return null;
  const [left, top] = [was.x, was.y ?? 500];
  return (
    <Button icon={<Undo2 aria-hidden />} onPress={() => act({ type: "moveNote", note: id, x: left, y: top })}>
      {t("where.back")}
    </Button>
  );
}
