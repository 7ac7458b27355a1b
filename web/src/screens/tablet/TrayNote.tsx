import { memo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Strip } from "../../ui";
import { type Lift, useLiftedBy } from "./lift";
import { NoteFace } from "./NoteFace";
import type { NoteView } from "./view";

export interface TrayNoteProps {
  readonly note: NoteView;
  readonly lift: Lift;
  readonly open: boolean;
  readonly picked: boolean;
  /** A finger or a mouse tapped it: hold it until the next tap says where. */
  onPick(note: NoteView): void;
  /** A key or a screen reader pressed it: show the places in words. */
  onOpen(note: NoteView): void;
}

/** A note that waits for a place: a button, because it has no value yet. */
export const TrayNote = memo(function TrayNote({ note, lift, open, picked, onPick, onOpen }: TrayNoteProps) {
  const { t } = useTranslation();
  const element = useRef<HTMLButtonElement>(null);
  const drag = useLiftedBy(lift, note, element, { strip: () => stripOf(element.current) });
  return (
    <li className="tray-slot" data-held={lift.held === note.id || undefined}>
      <button
        {...(open ? drag : {})}
        ref={element}
        type="button"
        className="note"
        data-note={note.id}
        aria-pressed={picked}
        aria-label={t(open ? "tray.place" : "tray.read", { text: note.text })}
        onKeyDown={undefined}
        // A key clicks zero times: it wants words, not a target on a picture.
        onClick={(click) => (open && click.detail > 0 ? onPick(note) : onOpen(note))}
      >
        <NoteFace text={note.text} comments={note.comments.length} own={note.aspect === null} grip={open} />
      </button>
    </li>
  );
});

/** The run of notes that this one lies in, where not all of them can be seen at once. */
function stripOf(note: HTMLElement | null): Strip | null {
  const run = note?.closest(".tray-run");
  if (!run) return null;
  if (run.scrollWidth > run.clientWidth + 1)
    return { along: "x", slide: (px) => slid(run, "scrollLeft", px) };
  if (run.scrollHeight > run.clientHeight + 1)
    return { along: "y", slide: (px) => slid(run, "scrollTop", px) };
  return null;
}

function slid(run: Element, way: "scrollLeft" | "scrollTop", px: number): number {
  const before = run[way];
  run[way] = before - px;
  return before - run[way];
}
