/** What people answered for themselves, in conversations and reflections. */
import type { Reflection, ReflectionGiven, Reflections } from "../contract";
import { change } from "./change";
import { Rows } from "./rows";

export const NO_REFLECTIONS: Reflections = { given: {} };

/** The answers while a batch is folded. */
export class ReflectionsFold {
  readonly #before: Reflections;
  readonly #given: Rows<Reflection>;

  constructor(before: Reflections) {
    this.#before = before;
    this.#given = new Rows(before.given);
  }

  fold(event: ReflectionGiven): void {
    const { reflection: id, activity, prompt, text, rating, named, group } = event;
    this.#given.put(id, { id, activity, prompt, text, rating, named, group, given: change(event) });
  }

  end(): Reflections {
    const given = this.#given.now;
    return given === this.#before.given ? this.#before : { given };
  }
}
