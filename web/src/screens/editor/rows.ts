/** Changing lists of rows: each gives a new list and leaves the old one as it is. */
import type { Keyed } from "./draft";

/** The row with this key, changed. */
export function changed<Row extends Keyed>(
  rows: readonly Row[],
  key: string,
  change: Partial<Row>,
): readonly Row[] {
  return rows.map((row) => (row.key === key ? { ...row, ...change } : row));
}

/** All but the row with this key. */
export function without<Row extends Keyed>(rows: readonly Row[], key: string): readonly Row[] {
  return rows.filter((row) => row.key !== key);
}

/** The row with this key one place earlier (-1) or later (1); at either end it stays where it is. */
export function shifted<Row extends Keyed>(rows: readonly Row[], key: string, by: -1 | 1): readonly Row[] {
  const at = rows.findIndex((row) => row.key === key);
  const [one, other] = [rows[at], rows[at + by]];
  if (!one || !other) return rows;
  return rows.map((row) => (row === one ? other : row === other ? one : row));
}
