import { IDBDatabase, IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Kept, Outbox } from "./outbox";
import type { Pending } from "./pending";
import { memoryShelf, openShelf, type Shelf } from "./shelf";

const item = (key: string): Pending => ({
  ...{ key, id: null, command: { type: "raiseHand" }, at: 1, after: null },
});
const refusal = (key: string) => ({ key, command: item(key).command, code: "not-now", message: "Not now." });
const ids = (kept: Kept) => kept.pending.map(({ id }) => id);
const open = (shelf: Shelf, device = "tab", name = "outbox s/ann") =>
  Outbox.open(shelf, name, device, () => 0.5);

/** A shelf on this browser's database that does not wait long. */
const shelf = () => openShelf("leeway", [0, 0], 50);

/** A shelf that can be broken and mended. */
class Fragile implements Shelf {
  readonly #inner = memoryShelf();
  broken = false;
  calls = 0;

  async read<Value>(name: string): Promise<Value | undefined> {
    if (this.broken) throw new Error("lost");
    return this.#inner.read(name);
  }

  async change<Value>(name: string, change: (before: Value | undefined) => Value): Promise<Value> {
    this.calls += 1;
    if (this.broken) throw new Error("lost");
    return this.#inner.change(name, change);
  }
}

beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe("O1 what is kept", () => {
  test("is on the device, with its number, and there again after a reload", async () => {
    const first = await open(shelf());
    await first.keep(item("a"));
    expect(ids(await first.keep(item("b")))).toEqual(["tab:1", "tab:2"]);
    const second = await open(shelf(), "another device id");
    expect(second.kept).toEqual(first.kept);
    expect(second.safe).toBe(true);
  });

  test("is kept once, however often it is asked for", async () => {
    const outbox = await open(shelf());
    await Promise.all([outbox.keep(item("a")), outbox.keep(item("a"))]);
    expect(ids(outbox.kept)).toEqual(["tab:1"]);
  });

  test("leaves when it is settled; a refusal stays until it is read", async () => {
    const outbox = await open(shelf());
    for (const key of ["a", "b", "c"]) await outbox.keep(item(key));
    await outbox.settle(["a", "b"], [refusal("b")]);
    const again = await open(shelf());
    expect([ids(again.kept), again.kept.refused]).toEqual([["tab:3"], [refusal("b")]]);
    expect((await again.dismiss("b")).refused).toEqual([]);
  });
});

describe("O2 numbers", () => {
  test("count up over pages and are never used twice", async () => {
    const pages = [await open(shelf()), await open(shelf())];
    await Promise.all(Array.from({ length: 40 }, (_, n) => pages[n % 2]?.keep(item(`k${n}`))));
    const { pending, last } = await (await open(shelf())).read();
    expect([new Set(pending.map(({ id }) => id)).size, last]).toEqual([40, 40]);
  });

  test("leap behind what the server has recorded, if the device does not know of it [G6]", async () => {
    const outbox = await open(shelf());
    await outbox.claim("ann", 17);
    const [id] = ids(await outbox.keep(item("a")));
    expect(Number(id?.split(":")[1])).toBeGreaterThan(1_000_000);
    await outbox.claim("ann", 18);
    expect((await outbox.keep(item("b"))).last).toBe(Number(id?.split(":")[1]) + 1);
  });

  test("that are too old are changed for higher ones, once", async () => {
    const outbox = await open(shelf());
    await outbox.keep(item("a"));
    const [id] = ids(await outbox.renumber("a", "tab:1"));
    expect(Number(id?.split(":")[1])).toBeGreaterThan(1_000_000);
    expect(ids(await outbox.renumber("a", "tab:1"))).toEqual([id]);
  });

  test("leap when the device stops keeping them, so that none comes twice after a reload", async () => {
    const fragile = new Fragile();
    const outbox = await open(fragile);
    await outbox.keep(item("a"));
    fragile.broken = true;
    const adrift = ids(await outbox.keep(item("b")))[1];
    fragile.broken = false;
    const reloaded = await open(fragile);
    expect(ids(await reloaded.keep(item("c")))).not.toContain(adrift);
  });
});

describe("O3 whose they are", () => {
  test("each seat of a session has its own [G63]", async () => {
    const ann = await open(shelf(), "tab", "outbox s/ann");
    await ann.keep(item("a"));
    expect((await open(shelf(), "tab", "outbox s/bob")).kept.pending).toEqual([]);
  });

  test("the seat is written down once", async () => {
    const outbox = await open(shelf());
    await outbox.claim("ann", 0);
    expect((await outbox.claim("bob", 0)).seat).toBe("ann");
  });
});

describe("O4 a device that keeps nothing", () => {
  test("when storage is blocked, work goes on in memory, and that is said [G64]", async () => {
    vi.stubGlobal("indexedDB", undefined);
    const outbox = await open(shelf());
    expect(outbox.safe).toBe(false);
    expect(ids(await outbox.keep(item("a")))).toEqual(["tab:1"]);
    expect(outbox.safe).toBe(false);
  });

  test("when it is full in the middle, what was given goes on in memory, and that is said [G64]", async () => {
    const fragile = new Fragile();
    const outbox = await open(fragile);
    await outbox.keep(item("a"));
    fragile.broken = true;
    expect((await outbox.keep(item("b"))).pending.length).toBe(2);
    expect(outbox.safe).toBe(false);
  });

  test("once it keeps things again, it has everything, without what was settled meanwhile", async () => {
    const fragile = new Fragile();
    const outbox = await open(fragile);
    await outbox.keep(item("a"));
    await outbox.keep(item("b"));
    fragile.broken = true;
    await outbox.keep(item("c"));
    await outbox.settle(["a"], []);
    fragile.broken = false;
    await outbox.keep(item("d"));
    await vi.waitFor(() => expect(outbox.safe).toBe(true));
    const again = await open(fragile);
    expect(again.kept.pending.map(({ key }) => key)).toEqual(["b", "c", "d"]);
    expect(again.kept).toEqual(outbox.kept);
  });

  test("and of two pages neither brings back what the other has settled, nor loses why [G62, G64]", async () => {
    const fragile = new Fragile();
    const [one, other] = [await open(fragile), await open(fragile)];
    await one.keep(item("a"));
    await other.read();
    fragile.broken = true;
    await one.settle(["a"], [refusal("a")]);
    await other.keep(item("b"));
    fragile.broken = false;
    await one.keep(item("c"));
    await vi.waitFor(() => expect(one.safe).toBe(true));
    await other.keep(item("d"));
    await vi.waitFor(() => expect(other.safe).toBe(true));
    const { pending, refused } = await one.read();
    expect(pending.map(({ key }) => key).sort()).toEqual(["b", "c", "d"]);
    expect(refused.map(({ key }) => key)).toEqual(["a"]);
  });

  test("a lost connection to the database is opened again [G64]", async () => {
    const outbox = await open(shelf());
    await outbox.keep(item("a"));
    const databases: IDBDatabase[] = [];
    const transaction = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(function (this: IDBDatabase, ...args) {
      if (databases.length === 0) databases.push(this);
      if (databases.includes(this)) throw new DOMException("Connection to Indexed Database server lost");
      return transaction.apply(this, args);
    });
    expect(ids(await outbox.keep(item("b")))).toEqual(["tab:1", "tab:2"]);
    expect(outbox.safe).toBe(true);
  });

  test("a database that never answers does not hold up the screen", async () => {
    vi.stubGlobal("indexedDB", { open: () => ({}) });
    const outbox = await open(shelf());
    expect(outbox.safe).toBe(false);
  });
});
