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

/** Between two notes of a row, and how far a note may stand beside its place, as shares of a note's width. */
const GAP = 0.04;
const AWAY = 0.8;

/**
 * A place for every spot. `width` is a note's width as a share of the whole. In as few rows as can be: notes of one row
 * stand in the order of their places, never on each other, and none far from its own; neighbours go to different rows.
 */
export function pack(
  spots: readonly Spot[],
  width: number,
): { readonly notes: readonly Packed[]; readonly rows: number } {
  const sorted = [...spots].sort((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1));
  for (let rows = 1; rows < sorted.length; rows++) {
    const notes = inRows(sorted, rows, width);
    if (notes) return { notes, rows };
  }
  const notes = sorted.map(({ id, x }, row) => ({ id, left: held(x, width) - width / 2, row }));
  return { notes, rows: notes.length };
}

/** The notes dealt out to so many rows; null when one of them would stand too far from its place. */
function inRows(sorted: readonly Spot[], rows: number, width: number): readonly Packed[] | null {
  const notes: Packed[] = [];
  for (let row = 0; row < rows; row++) {
    const dealt = sorted.filter((_, place) => place % rows === row);
    const wanted = dealt.map(({ x }) => held(x, width));
    const found = apart(wanted, width * (1 + GAP), width);
    if (!found) return null;
    dealt.forEach(({ id }, place) => {
      notes.push({ id, left: (found[place] ?? 0) - width / 2, row });
    });
  }
  return notes;
}

/**
 * Middles in the same order, at least `step` apart and inside the ends, as near to the wanted ones as can be; null when
 * there is no room, or when one is further away than it may be. Taking i steps from the i-th turns "apart and in order"
 * into "never falling", for which the nearest answer is to level out whatever falls.
 */
function apart(wanted: readonly number[], step: number, width: number): readonly number[] | null {
  const last = 1 - width / 2 - (wanted.length - 1) * step;
  if (last < width / 2) return null;
  const found = levelled(wanted.map((middle, place) => middle - place * step)).map(
    (level, place) => Math.max(width / 2, Math.min(last, level)) + place * step,
  );
  return found.every((middle, place) => Math.abs(middle - (wanted[place] ?? 0)) <= AWAY * width)
    ? found
    : null;
}

/** The never-falling numbers nearest to these: neighbours that fall are replaced by their mean, until none does. */
function levelled(values: readonly number[]): readonly number[] {
  const blocks: { sum: number; count: number }[] = [];
  for (const value of values) {
    let block = { sum: value, count: 1 };
    for (let before = blocks.at(-1); before && mean(before) > mean(block); before = blocks.at(-1)) {
      block = { sum: before.sum + block.sum, count: before.count + block.count };
      blocks.pop();
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array<number>(block.count).fill(mean(block)));
}

function mean({ sum, count }: { readonly sum: number; readonly count: number }): number {
  return sum / count;
}

/** The middle of a note at `x`, held far enough inside the ends for the whole note to be seen. */
function held(x: number, width: number): number {
  return Math.max(width / 2, Math.min(1 - width / 2, x / 1000));
}
