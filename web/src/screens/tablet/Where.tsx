import { ArrowLeft, ArrowRight } from "lucide-react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { type Fifth, fifthInWords, fifthOf, freeHeight, NUDGE, PLACES, within } from "./places";
import { useRoom } from "./room";
import type { NoteView } from "./view";

/** What counts as a note's size where no picture has measured it. */
const USUAL_SIZE = { width: 0.17, height: 0.2 };
const FIFTHS: readonly Fifth[] = [0, 1, 2, 3, 4];

export interface WhereProps {
  readonly note: NoteView;
  readonly onPick?: (note: NoteView) => void;
  onDone(): void;
}

/** "Where should it go?": five places in words, two nudges, and the answers that are not a place. */
export function Where({ note, onPick, onDone }: WhereProps) {
  const { t } = useTranslation();
  const { board, open, act } = useRoom();
  if (!open) return null;
  const here = note.x === null ? null : fifthOf(note.x);
  const put = (x: number, y?: number) => {
    const others = board.placed.filter((other) => other.id !== note.id);
    act({ type: "moveNote", note: note.id, x, y: y ?? freeHeight(x, others, USUAL_SIZE) });
  };
  return (
    <section className="notesheet-part" aria-label={t("where.title")}>
      <h3>{t("where.title")}</h3>
      <div className="where-places">
        {FIFTHS.map((fifth) => (
          <ToggleButton
            key={fifth}
            className="where-place"
            isSelected={here === fifth}
            onPress={() => put(PLACES[fifth])}
          >
            <span className="where-dot" aria-hidden="true" />
            {fifthInWords(fifth, board.scale)}
          </ToggleButton>
        ))}
      </div>
      {note.x !== null && (
        <div className="where-row">
          <Button
            icon={<ArrowLeft aria-hidden />}
            onPress={() => put(within((note.x ?? 0) - NUDGE), note.y ?? 0)}
          >
            {t("scale.towards", { end: board.scale.left.words })}
          </Button>
          <Button
            icon={<ArrowRight aria-hidden />}
            onPress={() => put(within((note.x ?? 0) + NUDGE), note.y ?? 0)}
          >
            {t("scale.towards", { end: board.scale.right.words })}
          </Button>
        </div>
      )}
      <div className="where-row">
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
        <Unplaced note={note} />
      </div>
    </section>
  );
}

/** The answers that are not a place: four different states, never mixed up. */
function Unplaced({ note }: { readonly note: NoteView }) {
  const { t } = useTranslation();
  const { act, board } = useRoom();
  const { aspect } = note;
  const mark = (state: "undecided" | "notDiscussed") => () =>
    aspect !== null &&
    act({ type: "setDiscussed", aspect, state: note.standing === state ? "open" : state, board: board.id });
  return (
    <>
      {aspect !== null && (
        <>
          <ToggleButton
            className="where-answer"
            isSelected={note.standing === "undecided"}
            onPress={mark("undecided")}
          >
            {t("where.undecided")}
          </ToggleButton>
          <ToggleButton
            className="where-answer"
            isSelected={note.standing === "notDiscussed"}
            onPress={mark("notDiscussed")}
          >
            {t("where.notDiscussed")}
          </ToggleButton>
        </>
      )}
      {note.standing === "placed" && (
        <Button onPress={() => act({ type: "unplaceNote", note: note.id })}>{t("where.off")}</Button>
      )}
    </>
  );
}
