import { useEffect, useRef, useState } from "react";
import { BoardList } from "./BoardList";
import type { Face } from "./Footer";
import { NewNote } from "./NewNote";
import { NoteSheet } from "./NoteSheet";
import { useRoom } from "./room";
import { ScaleBoard } from "./ScaleBoard";
import { Task } from "./Task";
import { type NoteView, noteIn } from "./view";

/** A board in one of its faces, with the sheets that rise over both. */
export function BoardScreen({ face, onFace }: { readonly face: Face; onFace(face: Face): void }) {
  const { board, open, look } = useRoom();
  const [opened, setOpened] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  // A facilitator asked everybody to look at an aspect, and this person wants to see it.
  const followed = useRef(look);
  useEffect(() => {
    if (look && look !== followed.current) setOpened(`${board.id}:${look.aspect}`);
    followed.current = look;
  }, [look, board.id]);
  // By id, not by value: the sheet shows what others do to the note while it is open.
  const inHand = picked === null || !open ? undefined : noteIn(board, picked);
  const show = (note: NoteView) => {
    setPicked(null);
    setOpened(note.id);
  };
  const close = () => {
    setOpened(null);
    if (opened !== null) keepFocusOn(opened);
  };
  const pick = (note: NoteView | null) => setPicked(note?.id ?? null);
  return (
    <>
      {face !== "compare" && <Task onCompare={() => onFace("compare")} />}
      {face === "board" && (
        <ScaleBoard
          lit={opened}
          picked={inHand ?? null}
          onPick={pick}
          onOpen={show}
          onNew={() => setAdding(true)}
        />
      )}
      {face === "list" && <BoardList onOpen={show} onNew={() => setAdding(true)} />}
      <NoteSheet
        note={opened === null ? undefined : noteIn(board, opened)}
        onClose={close}
        onPick={face === "board" ? pick : undefined}
      />
      <NewNote open={adding} onClose={() => setAdding(false)} />
    </>
  );
}

/**
 * A note that left the tray took its button with it, and the focus would fall to the top of the page: it goes with the
 * note to its new place, once the sheet has tried to give it back itself.
 */
function keepFocusOn(note: string): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    const place = document.querySelector<HTMLElement>(`[data-note="${CSS.escape(note)}"]`);
    const target = place?.matches("li") ? place.querySelector<HTMLElement>("button:last-of-type") : place;
    target?.focus();
  }, FOCUS_RETURNS);
}

/** By then, in ms, a closing sheet has given the focus back to where it came from, if that is still there. */
const FOCUS_RETURNS = 400;
