import { ArrowLeft, ArrowRight, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button, Said } from "../../ui";
import { Parked } from "./Parked";
import { type Fifth, fifthInWords, fifthOf, NUDGE, spanInWords, within } from "./places";
import { useRoom } from "./room";
import { ANSWERS, type NoteView } from "./view";
import { whoAndWhen } from "./who";
import "./list.css";

const FIFTHS: readonly Fifth[] = [0, 1, 2, 3, 4];

export interface BoardListProps {
  onOpen(note: NoteView): void;
  onNew(): void;
}

/** The same board as headings and lists: everything the picture shows and everything it can do. */
export function BoardList({ onOpen, onNew }: BoardListProps) {
  const { t } = useTranslation();
  const { board, open } = useRoom();
  const part = (key: string, title: string, notes: readonly NoteView[]) => (
    <Part key={key} title={title} notes={notes} onOpen={onOpen} />
  );
  return (
    <div className="list" data-group-shape={board.group?.shape}>
      <p className="list-scale">
        {t("scale.label", {
          left: board.scale.left.words,
          leftPlain: board.scale.left.plain,
          right: board.scale.right.words,
          rightPlain: board.scale.right.plain,
        })}
      </p>
      <Part title={t("tray.count", { count: board.tray.length })} notes={board.tray} onOpen={onOpen}>
        {open && (
          <Button icon={<Plus aria-hidden />} onPress={onNew}>
            {t("tray.new")}
          </Button>
        )}
      </Part>
      {FIFTHS.map((fifth) =>
        part(
          `at${fifth}`,
          fifthInWords(fifth, board.scale),
          board.placed.filter((note) => fifthOf(note.x) === fifth),
        ),
      )}
      {ANSWERS.filter((answer) => board[answer].length > 0).map((answer) =>
        part(answer, t(`answer.${answer}`), board[answer]),
      )}
      {board.bin.length > 0 && part("bin", t("list.bin"), board.bin)}
      <Parked />
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly notes: readonly NoteView[];
  readonly children?: ReactNode;
  onOpen(note: NoteView): void;
}

function Part({ title, notes, children, onOpen }: PartProps) {
  const { t } = useTranslation();
  return (
    <section className="list-part" aria-label={title}>
      <header className="list-head">
        <h2>{title}</h2>
        {children}
      </header>
      {notes.length === 0 ? (
        <p className="list-none">{t("list.none")}</p>
      ) : (
        <ul className="list-notes">
          {notes.map((note) => (
            <Line key={note.id} note={note} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Line({ note, onOpen }: { readonly note: NoteView; onOpen(note: NoteView): void }) {
  const { t } = useTranslation();
  const { state, me, open, act, board } = useRoom();
  const { x, y } = note;
  const nudge = (by: number) => () =>
    x !== null && y !== null && act({ type: "moveNote", note: note.id, x: within(x + by), y });
  const detail = [
    note.aspect === null ? t("note.own") : "",
    note.comments.length ? t("note.comments", { count: note.comments.length }) : "",
    note.hidden && note.aspect !== null ? t("note.isHidden") : "",
    note.moved ? whoAndWhen(state, note.moved, me) : "",
  ].filter(Boolean);
  return (
    <li className="line" data-note={note.id}>
      <div className="line-words">
        <p dir="auto">{note.text}</p>
        {note.span && <p>{spanInWords(note.span, board.scale)}</p>}
        {note.depends && (
          <p>
            {t("answer.dependsOn")} <Said>{note.depends}</Said>
          </p>
        )}
        {note.reason && (
          <p>
            {t("why.because")} <Said>{note.reason}</Said>
          </p>
        )}
        {detail.length > 0 && <p className="line-detail">{detail.join(" · ")}</p>}
      </div>
      <div className="line-buttons">
        {open && x !== null && !note.removed && (
          <>
            <Button
              icon={<ArrowLeft aria-hidden />}
              aria-label={t("list.nudge", {
                way: t("list.left"),
                text: note.text,
                end: board.scale.left.words,
              })}
              onPress={nudge(-NUDGE)}
            >
              {t("list.left")}
            </Button>
            <Button
              icon={<ArrowRight aria-hidden />}
              aria-label={t("list.nudge", {
                way: t("list.right"),
                text: note.text,
                end: board.scale.right.words,
              })}
              onPress={nudge(NUDGE)}
            >
              {t("list.right")}
            </Button>
          </>
        )}
        <Button aria-label={`${note.text}: ${t(verbFor(note, open))}`} onPress={() => onOpen(note)}>
          {t(verbFor(note, open))}
        </Button>
      </div>
    </li>
  );
}

function verbFor(note: NoteView, open: boolean): "list.open" | "list.place" | "list.change" {
  if (!open || note.removed) return "list.open";
  return note.standing === "unplaced" ? "list.place" : "list.change";
}
