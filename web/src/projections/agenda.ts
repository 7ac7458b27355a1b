/** The agenda as it stands: which activity runs, what is revealed, what the clock shows. */
import type {
  Activity,
  ActivityEnded,
  ActivityStarted,
  ActivityState,
  Agenda,
  BoardsHidden,
  BoardsRevealed,
  SessionOpened,
  TimerSet,
} from "../contract";
import { Rows } from "./rows";

export type AgendaEvent =
  | SessionOpened
  | ActivityStarted
  | ActivityEnded
  | BoardsRevealed
  | BoardsHidden
  | TimerSet;

export const NO_AGENDA: Agenda = { activities: {}, current: null, timer: { endsAt: null, left: null } };

/** The activity that takes changes now, if one does. */
export function running(agenda: Agenda): ActivityState | null {
  return agenda.current === null ? null : (agenda.activities[agenda.current] ?? null);
}

/** The agenda while a batch is folded. */
export class AgendaFold {
  readonly #before: Agenda;
  readonly #activities: Rows<ActivityState>;
  #current: string | null;
  #timer: Agenda["timer"];

  constructor(before: Agenda) {
    this.#before = before;
    this.#activities = new Rows(before.activities);
    this.#current = before.current;
    this.#timer = before.timer;
  }

  fold(event: AgendaEvent): void {
    switch (event.type) {
      case "session.opened":
        this.#activities.replace(Object.fromEntries(event.plan.activities.map((a) => [a.id, waiting(a)])));
        return;
      case "activity.started":
        this.#started(event);
        return;
      case "activity.ended":
        this.#ended(event);
        return;
      case "boards.revealed":
        this.#change(event.activity, { revealed: true });
        return;
      case "boards.hidden":
        this.#change(event.activity, { revealed: false });
        return;
      case "timer.set":
        this.#timer = { endsAt: event.endsAt, left: event.left };
        return;
      default:
        event satisfies never;
    }
  }

  end(): Agenda {
    const [before, activities, current, timer] = [
      this.#before,
      this.#activities.now,
      this.#current,
      this.#timer,
    ];
    const same = activities === before.activities && current === before.current && timer === before.timer;
    return same ? before : { activities, current, timer };
  }

  #started(event: ActivityStarted): void {
    const known = this.#activities.get(event.activity);
    if (!known) return;
    if (this.#current !== null && this.#current !== event.activity) {
      this.#change(this.#current, { status: "ended", endedAt: event.at });
    }
    const startedAt = known.startedAt ?? event.at;
    this.#change(event.activity, { status: "running", endedAt: null, startedAt });
    this.#current = event.activity;
  }

  #ended(event: ActivityEnded): void {
    this.#change(event.activity, { status: "ended", endedAt: event.at });
    if (this.#current === event.activity) this.#current = null;
  }

  #change(activity: string, change: Partial<ActivityState>): void {
    const known = this.#activities.get(activity);
    if (known) this.#activities.put(activity, { ...known, ...change });
  }
}

function waiting(activity: Activity): ActivityState {
  return { ...activity, status: "waiting", revealed: false, startedAt: null, endedAt: null };
}
