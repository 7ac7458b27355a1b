/** Brings the timeline of a replay in, page by page, and never two pages at a time. */
import type { State, TimelinePage } from "../contract";
import { Timeline } from "./timeline";
import type { About, Source } from "./types";

export class Loading {
  readonly #source: Source;
  readonly #grown: () => void;
  #timeline: Timeline;
  #turn: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(source: Source, timeline: Timeline, grown: () => void) {
    [this.#source, this.#timeline, this.#grown] = [source, timeline, grown];
  }

  get timeline(): Timeline {
    return this.#timeline;
  }

  /** Everything up to this seq, or further. Rejects where the source cannot be reached; what has come stays. */
  fill(upto: number): Promise<void> {
    return this.#inTurn(async () => {
      while (!this.#closed && this.#timeline.upto < upto) {
        const page = await this.#source.timeline(this.#timeline.upto);
        if (page.upto <= this.#timeline.upto) return;
        this.#take(this.#timeline.append(page));
      }
    });
  }

  /**
   * What has happened since. `again` is called, and the timeline loaded anew, where what is here may be seen otherwise
   * by now: by those who do not see everything, or because words were taken out, or the log is another one.
   */
  since(about: About, again: (today: State) => Promise<void>): Promise<State> {
    return this.#inTurn(async () => {
      const before = this.#timeline;
      const [today, page] = await Promise.all([this.#source.today(), this.#source.timeline(before.upto)]);
      if (!changes(before, page, about)) {
        if (page.after === before.upto) this.#take(before.append(page));
        return today;
      }
      const fresh = await this.#anew(Math.min(before.upto, page.head));
      await again(today);
      this.#take(fresh);
      return today;
    });
  }

  close(): void {
    this.#closed = true;
  }

  async #anew(upto: number): Promise<Timeline> {
    let fresh = await first(this.#source);
    while (!this.#closed && fresh.upto < upto) {
      fresh = fresh.append(await this.#source.timeline(fresh.upto));
    }
    return fresh;
  }

  #take(timeline: Timeline): void {
    if (this.#closed) return;
    this.#timeline = timeline;
    this.#grown();
  }

  #inTurn<Value>(act: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => {});
    return done;
  }
}

/** The first page; a clip may begin while an activity runs. */
export async function first(source: Source): Promise<Timeline> {
  const { after } = source.about;
  const [page, before] = await Promise.all([source.timeline(after), source.state(after)]);
  return Timeline.empty(after, before.agenda.current ?? "").append(page);
}

function changes(timeline: Timeline, page: TimelinePage, { eyes }: About): boolean {
  if (timeline.epoch !== page.epoch || page.head < timeline.upto) return true;
  if (erasures(timeline) !== erasures(page)) return true;
  return eyes !== "facilitator" && page.after === timeline.upto && page.upto > timeline.upto;
}

const ERASED: ReadonlySet<string> = new Set(["erased", "nameErased", "seatErased"]);

function erasures({ incidents }: Pick<TimelinePage, "incidents">): number {
  return incidents.filter(({ kind }) => ERASED.has(kind)).length;
}
