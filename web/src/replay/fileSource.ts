/** A replay that was taken away as one file, with everything in it; no server is asked. */
import type { AnyEvent, ReplayFile, State } from "../contract";
import { foldAll, start } from "../projections/state";
import { CHUNK, type Source } from "./types";

/** What a file is read from: the document that it is. */
export type Scripts = Pick<Document, "getElementById">;

/** So many states are kept to fold on from; every second goes when there are more. */
const MOST_STATES = 32;

/** So long, in milliseconds, a long file is read at a stretch; then the page may answer whoever touches it. */
const SLICE = 20;

/** What the file says of itself. Throws where there is no replay in the document. */
export function replayFile(document: Scripts): ReplayFile {
  return read<ReplayFile>(document, "leeway-replay");
}

export function fileSource(document: Scripts, chunk = CHUNK): Source {
  const file = replayFile(document);
  const { session, title, eyes, after, upto, blurred, epoch, incidents, today, timeline } = file;
  const about = { session, title, eyes, after, upto, blurred };
  const eventsOf = (place: number) =>
    place < file.chunks ? read<readonly AnyEvent[]>(document, `leeway-events-${place}`) : [];
  const states = new States(file.start ?? start(), eventsOf);
  return {
    about,
    today: () => Promise.resolve(today),
    timeline: () => Promise.resolve({ after, upto, head: upto, epoch, incidents, timeline }),
    async events(first, last) {
      const found: AnyEvent[] = [];
      for (let place = Math.floor((first - after) / chunk); after + place * chunk < last; place++) {
        for (const event of eventsOf(place)) if (event.seq > first && event.seq <= last) found.push(event);
      }
      return found;
    },
    state: (seq) => states.before(Math.round((seq - after) / chunk)),
  };
}

/** The states that the chunks begin with, made by folding from the nearest that is kept. */
class States {
  readonly #kept: Map<number, State>;
  readonly #eventsOf: (place: number) => readonly AnyEvent[];
  /** Every so many-th state is kept. */
  #every = 1;

  constructor(first: State, eventsOf: (place: number) => readonly AnyEvent[]) {
    this.#kept = new Map([[0, first]]);
    this.#eventsOf = eventsOf;
  }

  async before(place: number): Promise<State> {
    let nearest = place;
    while (!this.#kept.has(nearest)) nearest -= 1;
    let state = this.#kept.get(nearest) as State;
    let began = performance.now();
    while (nearest < place) {
      state = foldAll(state, this.#eventsOf(nearest));
      nearest += 1;
      this.#keep(nearest, state);
      if (performance.now() - began < SLICE) continue;
      await new Promise((go) => setTimeout(go));
      began = performance.now();
    }
    return state;
  }

  #keep(place: number, state: State): void {
    if (place % this.#every !== 0) return;
    this.#kept.set(place, state);
    if (this.#kept.size <= MOST_STATES) return;
    this.#every *= 2;
    for (const kept of this.#kept.keys()) if (kept % this.#every !== 0) this.#kept.delete(kept);
  }
}

function read<Value>(document: Scripts, id: string): Value {
  const text = document.getElementById(id)?.textContent;
  if (!text) throw new Error(`there is no ${id} in this file`);
  return JSON.parse(text) as Value;
}
