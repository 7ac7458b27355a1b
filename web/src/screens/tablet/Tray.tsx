import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import type { Lift } from "./lift";
import { Parked } from "./Parked";
import { useRoom } from "./room";
import { TrayNote } from "./TrayNote";
import { type NoteView, notesOf } from "./view";
import "./list.css";
import "./tray.css";

/** What could not be agreed on lies on the scale itself, as a bar. */
const ASIDE = ["undecided", "depends", "notDiscussed"] as const;

export interface TrayProps {
  readonly lift: Lift;
  /** A note is in the hand, and its bar lies over the tray. */
  readonly aside: boolean;
  onPick(note: NoteView): void;
  onOpen(note: NoteView): void;
  onNew(): void;
}

/** Notes that wait for a place, and those that the group set aside in words. */
export function Tray({ lift, aside: covered, onPick, onOpen, onNew }: TrayProps) {
  const { t } = useTranslation();
  const { board, open } = useRoom();
  const said = ASIDE.filter((answer) => board[answer].length > 0);
  const aside = said.reduce((sum, answer) => sum + board[answer].length, board.bin.length);
  const empty = notesOf(board).length === 0;
  const rest = { lift, open, picked: false, onPick, onOpen };
  return (
    <section className="tray" ref={lift.tray} inert={covered} aria-label={t("tray.name")}>
      <header className="tray-head">
        <h2>
          {board.tray.length
            ? t("tray.count", { count: board.tray.length })
            : t(empty ? "tray.empty" : "tray.done")}
        </h2>
        {open && (
          <Button icon={<Plus aria-hidden />} onPress={onNew}>
            {t("tray.new")}
          </Button>
        )}
      </header>
      <div className="tray-run" data-many={board.tray.length + aside > 5 || undefined}>
        <ul className="tray-notes">
          {board.tray.map((note) => (
            <TrayNote key={note.id} note={note} {...rest} />
          ))}
        </ul>
        {said.map((answer) => (
          <Aside key={answer} title={t(`answer.${answer}`)} notes={board[answer]} rest={rest} />
        ))}
        <Aside title={t("list.bin")} notes={board.bin} rest={{ ...rest, open: false }} />
        <Parked />
      </div>
    </section>
  );
}

interface AsideProps {
  readonly title: string;
  readonly notes: readonly NoteView[];
  readonly rest: {
    lift: Lift;
    open: boolean;
    picked: boolean;
    onPick(note: NoteView): void;
    onOpen(note: NoteView): void;
  };
}

function Aside({ title, notes, rest }: AsideProps) {
  if (notes.length === 0) return null;
  return (
    <section className="tray-aside" aria-label={title}>
      <h3>{title}</h3>
      <ul className="tray-notes">
        {notes.map((note) => (
          <TrayNote key={note.id} note={note} {...rest} onPick={rest.onOpen} />
        ))}
      </ul>
    </section>
  );
}
