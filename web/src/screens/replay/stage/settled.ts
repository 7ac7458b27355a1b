/** What one board shows of a state, and the very same value as long as it shows the same. Pure. */
import type { Boards, State } from "../../../contract";

/** Whether two values of the contract say the same. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const [left, right] = [Object.keys(a), Object.keys(b)];
  return (
    left.length === right.length &&
    left.every((key) => Object.hasOwn(b, key) && equal(a[key as never], b[key as never]))
  );
}

type Rows<Row> = Readonly<Record<string, Row>>;

/** `now`, but every row that says the same as before is the very row of before, and so are rows that are all the same. */
export function kept<Row>(before: Rows<Row>, now: Rows<Row>): Rows<Row> {
  if (before === now) return before;
  const ids = Object.keys(now);
  let same = ids.length === Object.keys(before).length;
  const rows: Record<string, Row> = {};
  for (const id of ids) {
    const [old, row] = [before[id], now[id] as Row];
    const known = old !== undefined && equal(old, row);
    rows[id] = known ? old : row;
    same &&= known;
  }
  return same ? before : rows;
}

/**
 * The state with only what lies on `board`: the value of before, unless something on this board, or in what all boards
 * share, has changed. What else it holds (people, the agenda) is as it was when the board last changed.
 */
export function boardSlice(before: State | null, state: State, board: string): State {
  const boards = of(state.boards, board);
  if (!before) return { ...state, boards };
  const settled: Boards = {
    notes: kept(before.boards.notes, boards.notes),
    comments: kept(before.boards.comments, boards.comments),
    marks: kept(before.boards.marks, boards.marks),
    spans: kept(before.boards.spans, boards.spans),
    depends: kept(before.boards.depends, boards.depends),
    matches: kept(before.boards.matches, boards.matches),
  };
  const rooms = Object.keys(settled) as (keyof Boards)[];
  const same = rooms.every((room) => settled[room] === before.boards[room]);
  const shared = sharedAlike(before, state);
  if (same && shared) return before;
  return { ...(shared ? before : state), seq: state.seq, boards: settled };
}

/** What every board draws besides its notes. */
const SHARED = ["scale", "aspects", "hidden", "erased", "bands"] as const;

function sharedAlike(a: State, b: State): boolean {
  const groups = equal(a.people.formations, b.people.formations) && equal(a.people.groups, b.people.groups);
  return groups && SHARED.every((part) => equal(a.session[part], b.session[part]));
}

function of(boards: Boards, board: string): Boards {
  const card = `${board}:`;
  const onBoard = <Row extends { readonly board: string }>(rows: Rows<Row>) =>
    filtered(rows, (_, row) => row.board === board);
  const ofCard = <Row>(rows: Rows<Row>) => filtered(rows, (id) => id.startsWith(card));
  return {
    notes: onBoard(boards.notes),
    comments: onBoard(boards.comments),
    marks: ofCard(boards.marks),
    spans: ofCard(boards.spans),
    depends: ofCard(boards.depends),
    matches: {},
  };
}

function filtered<Row>(rows: Rows<Row>, keeps: (id: string, row: Row) => boolean): Rows<Row> {
  const found: Record<string, Row> = {};
  for (const id of Object.keys(rows)) {
    const row = rows[id] as Row;
    if (keeps(id, row)) found[id] = row;
  }
  return found;
}
