/** How large a note is on this screen, at this text size; needed to say which notes hide others and where a tap lands. */
import { type RefObject, useLayoutEffect, useState } from "react";
import type { Size } from "./places";

export interface NoteSize {
  /** In px. */
  readonly width: number;
  readonly height: number;
  /** As a share of the field. */
  readonly share: Size;
}

const UNKNOWN: NoteSize = { width: 160, height: 72, share: { width: 0.17, height: 0.2 } };

/** The usual size of a note in `field`, kept up to date as the field or the number of notes changes. */
export function useNoteSize(field: RefObject<HTMLElement | null>, count: number): NoteSize {
  const [size, setSize] = useState(UNKNOWN);
  useLayoutEffect(() => {
    const box = field.current;
    if (!box || typeof ResizeObserver === "undefined") return;
    const measure = () => setSize((known) => measured(box, count, known));
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [field, count]);
  return size;
}

function measured(field: HTMLElement, count: number, known: NoteSize): NoteSize {
  const notes = [...field.querySelectorAll<HTMLElement>(".note")].slice(0, Math.max(1, count));
  const heights = notes.map((note) => note.offsetHeight).sort((a, b) => a - b);
  const width = notes[0]?.offsetWidth || known.width;
  const height = heights[heights.length >> 1] || known.height;
  if (!field.offsetWidth || !field.offsetHeight) return known;
  const share = { width: fraction(width / field.offsetWidth), height: fraction(height / field.offsetHeight) };
  const same = width === known.width && height === known.height && share.width === known.share.width;
  return same && share.height === known.share.height ? known : { width, height, share };
}

function fraction(value: number): number {
  return Math.min(1, Math.max(0.01, value));
}
