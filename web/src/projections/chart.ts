/** The charts: what each group found for and against, by aspect, and who bears it. */
import type {
  BearerAdded,
  BearerState,
  Charts,
  Point,
  PointAdded,
  PointJoined,
  PointMoved,
  PointParted,
  PointRemoved,
  PointRestored,
  PointReworded,
  PointSupported,
  PointUnsupported,
  SessionOpened,
} from "../contract";
import { change, whose } from "./change";
import { Rows } from "./rows";

export type ChartEvent =
  | SessionOpened
  | BearerAdded
  | PointAdded
  | PointReworded
  | PointMoved
  | PointRemoved
  | PointRestored
  | PointSupported
  | PointUnsupported
  | PointJoined
  | PointParted;

export const NO_CHARTS: Charts = { points: {}, bearers: {} };

/** The charts while a batch is folded. */
export class ChartsFold {
  readonly #before: Charts;
  readonly #points: Rows<Point>;
  readonly #bearers: Rows<BearerState>;

  constructor(before: Charts) {
    this.#before = before;
    this.#points = new Rows(before.points);
    this.#bearers = new Rows(before.bearers);
  }

  fold(event: ChartEvent): void {
    switch (event.type) {
      case "session.opened":
        this.#bearers.replace(
          Object.fromEntries(event.plan.bearers.map(({ id, name }) => [id, { id, name, chart: null }])),
        );
        return;
      case "bearer.added":
        this.#bearers.put(event.bearer, { id: event.bearer, name: event.name, chart: event.chart });
        return;
      case "point.added":
        this.#points.put(event.point, added(event));
        return;
      case "point.reworded": {
        const { text, bearers } = event;
        this.#change(event.point, { text, bearers, worded: change(event) });
        return;
      }
      case "point.moved":
        this.#change(event.point, { aspect: event.aspect, side: event.side });
        return;
      case "point.removed":
        this.#change(event.point, { removed: true });
        return;
      case "point.restored":
        this.#change(event.point, { removed: false });
        return;
      case "point.supported":
        this.#supporters(event.point, (before) => [...before, whose(event)].sort());
        return;
      case "point.unsupported":
        this.#supporters(event.point, (before) => without(before, whose(event)));
        return;
      case "point.joined":
        this.#change(event.point, { into: event.into });
        return;
      case "point.parted":
        this.#change(event.point, { into: null });
        return;
      default:
        event satisfies never;
    }
  }

  end(): Charts {
    const [points, bearers] = [this.#points.now, this.#bearers.now];
    const same = points === this.#before.points && bearers === this.#before.bearers;
    return same ? this.#before : { points, bearers };
  }

  #supporters(point: string, changed: (before: readonly string[]) => readonly string[]): void {
    const known = this.#points.get(point);
    if (known) this.#change(point, { supporters: changed(known.supporters) });
  }

  #change(point: string, changes: Partial<Point>): void {
    const known = this.#points.get(point);
    if (known) this.#points.put(point, { ...known, ...changes });
  }
}

function added(event: PointAdded): Point {
  const { point, chart, aspect, side, bearers, text } = event;
  return {
    ...{ id: point, chart, aspect, side, bearers, text },
    ...{ added: change(event), worded: null, supporters: [], into: null, removed: false },
  };
}

/** Without the first of this name: blanked ones are all alike, and each of them counts. */
function without(supporters: readonly string[], who: string): readonly string[] {
  const at = supporters.indexOf(who);
  return at < 0 ? supporters : supporters.filter((_, place) => place !== at);
}
