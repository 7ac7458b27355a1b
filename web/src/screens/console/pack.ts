/** Laying small notes out under a scale so that none covers another: each as near its place as it can be. Pure. */

export interface Spot {
  readonly id: string;
  /** 0–1000 along the scale. */
  readonly x: number;
}

export interface Packed {
  readonly id: string;
  /** The left edge of the note, as a share of the whole width, 0–1. */
  readonly left: number;
  /** 0 is the row nearest to the scale. */
  readonly row: number;
}

/** Between two notes of a row, as a share of a note's width. */
const GAP = 0.06;

/**
 * A place for every spot. `width` is a note's width as a share of the whole. Notes are centred on their place, held inside
 * the ends, and go one row further when they would touch; the same spots always give the same picture.
 */
export function pack(
  spots: readonly Spot[],
  width: number,
): { readonly notes: readonly Packed[]; readonly rows: number } {
  const ends: number[] = [];
  const notes = [...spots].sort(byPlace).map(({ id, x }) => {
    const left = Math.max(0, Math.min(1 - width, x / 1000 - width / 2));
    const free = ends.findIndex((end) => end + width * GAP <= left);
    const row = free < 0 ? ends.length : free;
    ends[row] = left + width;
    return { id, left, row };
  });
  return { notes, rows: ends.length };
}

function byPlace(a: Spot, b: Spot): number {
  return a.x - b.x || (a.id < b.id ? -1 : 1);
}
