"""The agenda as it stands: which activity runs, what is revealed, what the clock shows."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from events import (
    Activity,
    ActivityEnded,
    ActivityStarted,
    BoardsHidden,
    BoardsRevealed,
    Event,
    Milliseconds,
    SessionOpened,
    TimerSet,
    Value,
)
from events.plan import ActivityKind, Attribution, Grouping

Status = Literal["waiting", "running", "ended"]


class ActivityState(Value):
    """An activity of the plan and how far it has come."""

    id: str
    kind: ActivityKind
    title: str
    instruction: str
    minutes: int
    grouping: Grouping
    attribution: Attribution
    status: Status = "waiting"
    revealed: bool = False
    started_at: Milliseconds | None = None
    ended_at: Milliseconds | None = None


class Timer(Value):
    """Runs to ``ends_at``, or stands with ``left`` milliseconds, or (both null) is put away."""

    ends_at: Milliseconds | None = None
    left: Milliseconds | None = None


class Agenda(msgspec.Struct, kw_only=True, rename="camel"):
    """The activities in their planned order, by id; ``current`` is the one that runs."""

    activities: dict[str, ActivityState] = {}
    current: str | None = None
    timer: Timer = Timer()

    def copy(self) -> "Agenda":
        """A second agenda that may be folded without touching this one."""
        return Agenda(activities=dict(self.activities), current=self.current, timer=self.timer)


def running(agenda: Agenda) -> ActivityState | None:
    """The activity that takes changes now, if one does."""
    return agenda.activities.get(agenda.current) if agenda.current else None


def _opened(agenda: Agenda, event: SessionOpened) -> None:
    agenda.activities = {activity.id: _waiting(activity) for activity in event.plan.activities}


def _waiting(activity: Activity) -> ActivityState:
    return ActivityState(**msgspec.structs.asdict(activity))


def _started(agenda: Agenda, event: ActivityStarted) -> None:
    known = agenda.activities.get(event.activity)
    if known is None:
        return
    if agenda.current and agenda.current != event.activity:
        _change(agenda, agenda.current, status="ended", ended_at=event.at)
    started_at = event.at if known.started_at is None else known.started_at
    _change(agenda, event.activity, status="running", ended_at=None, started_at=started_at)
    agenda.current = event.activity


def _ended(agenda: Agenda, event: ActivityEnded) -> None:
    _change(agenda, event.activity, status="ended", ended_at=event.at)
    if agenda.current == event.activity:
        agenda.current = None


def _revealed(agenda: Agenda, event: BoardsRevealed) -> None:
    _change(agenda, event.activity, revealed=True)


def _hidden(agenda: Agenda, event: BoardsHidden) -> None:
    _change(agenda, event.activity, revealed=False)


def _timer(agenda: Agenda, event: TimerSet) -> None:
    agenda.timer = Timer(ends_at=event.ends_at, left=event.left)


def _change(agenda: Agenda, activity: str, **changes: Any) -> None:
    known = agenda.activities.get(activity)
    if known:
        agenda.activities[activity] = msgspec.structs.replace(known, **changes)


FOLDS: dict[type[Event], Callable[[Agenda, Any], None]] = {
    SessionOpened: _opened,
    ActivityStarted: _started,
    ActivityEnded: _ended,
    BoardsRevealed: _revealed,
    BoardsHidden: _hidden,
    TimerSet: _timer,
}
