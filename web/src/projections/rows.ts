/**
 * A container of the state while a batch of events is folded: copied once, on its first change, and never if nothing
 * changes it. So folding thousands of events copies each container once, and a screen that shows an untouched container
 * sees the very same object and does not draw again.
 */
export class Rows<Value> {
  #now: Record<string, Value>;
  #own = false;

  constructor(before: Readonly<Record<string, Value>>) {
    this.#now = before;
  }

  /** The container as it stands. */
  get now(): Readonly<Record<string, Value>> {
    return this.#now;
  }

  /** The value under this id; ids come from outside, so names that every object has are not mistaken for rows. */
  get(id: string): Value | undefined {
    return Object.hasOwn(this.#now, id) ? this.#now[id] : undefined;
  }

  put(id: string, value: Value): void {
    this.#mine()[id] = value;
  }

  remove(id: string): void {
    if (Object.hasOwn(this.#now, id)) delete this.#mine()[id];
  }

  /** Begin again with other rows. */
  replace(rows: Record<string, Value>): void {
    this.#now = rows;
    this.#own = true;
  }

  #mine(): Record<string, Value> {
    if (!this.#own) this.#now = { ...this.#now };
    this.#own = true;
    return this.#now;
  }
}
