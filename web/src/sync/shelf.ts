/**
 * A place on this device that outlives the page: IndexedDB, one record at a time.
 *
 * WebKit loses its connection to the database while a page is in the background, and then every call fails until the
 * database is opened again. So a failed call is tried again on a new connection, a few times, before it is given up.
 */
import { createStore, get, type UseStore, update } from "idb-keyval";

export interface Shelf {
  /** The record of this name; undefined when there is none. Rejects when the device keeps nothing. */
  read<Value>(name: string): Promise<Value | undefined>;
  /**
   * Put what `change` makes of the record in its place, as one transaction, also between tabs; resolves once it is kept.
   * `change` may be asked more than once, and must then give an answer that is as good.
   */
  change<Value>(name: string, change: (before: Value | undefined) => Value): Promise<Value>;
}

const PAUSES = [0, 50, 250];
/** How long one call may take, in milliseconds: a database that neither opens nor fails must not hold up the screen. */
const PATIENCE = 2_000;

/** The shelf in this browser's IndexedDB. */
export function openShelf(
  database = "leeway",
  pauses: readonly number[] = PAUSES,
  patience = PATIENCE,
): Shelf {
  let store: UseStore | null = null;
  async function trying<Value>(act: (store: UseStore) => Promise<Value>): Promise<Value> {
    let last: unknown;
    for (const pause of pauses) {
      if (pause) await after(pause);
      try {
        store ??= createStore(database, "kept");
        return await Promise.race([act(store), tooLong(patience)]);
      } catch (error) {
        store = null;
        last = error;
      }
    }
    throw last;
  }
  return {
    read: (name) => trying((at) => get(name, at)),
    change: (name, change) => trying((at) => changed(at, name, change)),
  };
}

/** A shelf that lasts as long as the page. */
export function memoryShelf(): Shelf {
  const records = new Map<string, unknown>();
  return {
    read: async <Value>(name: string) => records.get(name) as Value | undefined,
    async change<Value>(name: string, change: (before: Value | undefined) => Value) {
      const next = change(records.get(name) as Value | undefined);
      records.set(name, next);
      return next;
    },
  };
}

async function changed<Value>(store: UseStore, name: string, change: (before: Value | undefined) => Value) {
  const made: Value[] = [];
  await update<Value>(
    name,
    (before) => {
      const next = change(before);
      made.push(next);
      return next;
    },
    store,
  );
  return made.at(-1) as Value;
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function tooLong(milliseconds: number): Promise<never> {
  await after(milliseconds);
  throw new Error("the database of this browser does not answer");
}
