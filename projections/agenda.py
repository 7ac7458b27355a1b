"""The agenda as it stands: which activity runs, what is revealed, what the clock shows."""

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from events import (
    Activity,
    ActivityEnded,
    ActivityStarted,
    AttentionCalled,
    BoardsHidden,
    BoardsRevealed,
    Event,
    Milliseconds,
    Prompt,
    SessionOpened,
    TimerSet,
    Value,
    WritingShared,
    WritingStarted,
)
from events.plan import ActivityKind, Attribution, Grouping, Mode

VERSION = 1
"""Raised when what is written here makes another state of the same events: checkpoints are then made anew."""

Status = Literal["waiting", "running", "ended"]


class ActivityState(Value):
    """An activity of the plan and how far it has come.

    ``writing`` while everybody writes notes alone. ``spent`` is the milliseconds of its finished runs,
    ``running_since`` the start of the one that goes on.
    """

    id: str
    kind: ActivityKind
    title: str
    instruction: str
    minutes: int
    grouping: Grouping
    attribution: Attribution
    mode: Mode = "group"
    prompts: tuple[Prompt, ...] = ()
    status: Status = "waiting"
    revealed: bool = False
    writing: bool = False
    started_at: Milliseconds | None = None
    ended_at: Milliseconds | None = None
    running_since: Milliseconds | None = None
    spent: Milliseconds = 0


class Timer(Value):
    """Runs to ``ends_at``, or stands with ``left`` milliseconds, or (both null) is put away."""

    ends_at: Milliseconds | None = None
    left: Milliseconds | None = None


class Attention(Value):
    """Everybody is asked, by the event ``seq``, to look at this aspect or, where it is null, at the facilitator."""

    aspect: str | None
    seq: int


class Agenda(msgspec.Struct, kw_only=True, rename="camel"):
    """The activities in their planned order, by id; ``current`` is the one that runs."""

    activities: dict[str, ActivityState] = {}
    current: str | None = None
    timer: Timer = Timer()
    attention: Attention | None = None

    def copy(self) -> "Agenda":
        """A second agenda that may be folded without touching this one."""
        copied = msgspec.structs.replace(self)
        copied.activities = dict(self.activities)
        return copied


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
        _stop(agenda, agenda.current, event.at)
    started_at = event.at if known.started_at is None else known.started_at
    since = event.at if known.running_since is None else known.running_since
    _change(agenda, event.activity, status="running", ended_at=None, started_at=started_at, running_since=since)
    agenda.current, agenda.attention = event.activity, None


def _ended(agenda: Agenda, event: ActivityEnded) -> None:
    _stop(agenda, event.activity, event.at)
    if agenda.current == event.activity:
        agenda.current = None


def _stop(agenda: Agenda, activity: str, at: int) -> None:
    known = agenda.activities.get(activity)
    if known:
        since = at if known.running_since is None else known.running_since
        spent = known.spent + max(0, at - since)
        _change(agenda, activity, status="ended", ended_at=at, running_since=None, spent=spent)


def _revealed(agenda: Agenda, event: BoardsRevealed) -> None:
    _change(agenda, event.activity, revealed=True)


def _hidden(agenda: Agenda, event: BoardsHidden) -> None:
    _change(agenda, event.activity, revealed=False)


def _timer(agenda: Agenda, event: TimerSet) -> None:
    agenda.timer = Timer(ends_at=event.ends_at, left=event.left)


def _writing(agenda: Agenda, event: WritingStarted) -> None:
    _change(agenda, event.activity, writing=True)


def _shared(agenda: Agenda, event: WritingShared) -> None:
    _change(agenda, event.activity, writing=False)


def _attention(agenda: Agenda, event: AttentionCalled) -> None:
    agenda.attention = Attention(aspect=event.aspect, seq=event.seq) if event.up else None


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
    WritingStarted: _writing,
    WritingShared: _shared,
    AttentionCalled: _attention,
}
