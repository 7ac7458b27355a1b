/** The agenda as it stands: which activity runs, what is revealed, what the clock shows. */
import type {
  Activity,
  ActivityEnded,
  ActivityStarted,
  ActivityState,
  Agenda,
  AttentionCalled,
  BoardsHidden,
  BoardsRevealed,
  SessionOpened,
  TimerSet,
  WritingShared,
  WritingStarted,
} from "../contract";
import { Rows } from "./rows";

export type AgendaEvent =
  | SessionOpened
  | ActivityStarted
  | ActivityEnded
  | BoardsRevealed
  | BoardsHidden
  | WritingStarted
  | WritingShared
  | TimerSet
  | AttentionCalled;

export const NO_AGENDA: Agenda = {
  activities: {},
  current: null,
  timer: { endsAt: null, left: null },
  attention: null,
};

/** The activity that takes changes now, if one does. */
export function running(agenda: Agenda): ActivityState | null {
  return agenda.current === null ? null : (agenda.activities[agenda.current] ?? null);
}

/** The agenda while a batch is folded. */
export class AgendaFold {
  readonly #before: Agenda;
  readonly #activities: Rows<ActivityState>;
  #now: Agenda;

  constructor(before: Agenda) {
    this.#before = before;
    this.#now = before;
    this.#activities = new Rows(before.activities);
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
        this.#stop(event.activity, event.at);
        if (this.#now.current === event.activity) this.#now = { ...this.#now, current: null };
        return;
      case "boards.revealed":
        this.#change(event.activity, { revealed: true });
        return;
      case "boards.hidden":
        this.#change(event.activity, { revealed: false });
        return;
      case "writing.started":
        this.#change(event.activity, { writing: true });
        return;
      case "writing.shared":
        this.#change(event.activity, { writing: false });
        return;
      case "timer.set":
        this.#now = { ...this.#now, timer: { endsAt: event.endsAt, left: event.left } };
        return;
      case "attention.called":
        this.#now = { ...this.#now, attention: event.up ? { aspect: event.aspect, seq: event.seq } : null };
        return;
      default:
        event satisfies never;
    }
  }

  end(): Agenda {
    const [now, activities] = [this.#now, this.#activities.now];
    const same = now === this.#before && activities === now.activities;
    return same ? this.#before : { ...now, activities };
  }

  #started({ activity, at }: ActivityStarted): void {
    const known = this.#activities.get(activity);
    if (!known) return;
    const { current } = this.#now;
    if (current !== null && current !== activity) this.#stop(current, at);
    const [startedAt, runningSince] = [known.startedAt ?? at, known.runningSince ?? at];
    this.#change(activity, { status: "running", endedAt: null, startedAt, runningSince });
    this.#now = { ...this.#now, current: activity, attention: null };
  }

  #stop(activity: string, at: number): void {
    const known = this.#activities.get(activity);
    if (!known) return;
    const spent = known.spent + Math.max(0, at - (known.runningSince ?? at));
    this.#change(activity, { status: "ended", endedAt: at, runningSince: null, spent });
  }

  #change(activity: string, change: Partial<ActivityState>): void {
    const known = this.#activities.get(activity);
    if (known) this.#activities.put(activity, { ...known, ...change });
  }
}

function waiting(activity: Activity): ActivityState {
  const [times, spent] = [{ startedAt: null, endedAt: null, runningSince: null }, 0];
  return { ...activity, status: "waiting", revealed: false, writing: false, ...times, spent };
}
