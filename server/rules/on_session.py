"""Decisions about the meeting, its agenda and its clock."""

from collections.abc import Callable
from typing import Any

from events import (
    ActivityEnded,
    ActivityStarted,
    AspectAdded,
    AspectParked,
    BoardsHidden,
    BoardsRevealed,
    Event,
    MomentMarked,
    SessionClosed,
    SessionReopened,
    TimerSet,
)
from projections import ActivityState
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case
from server.rules.on_board import said


def start_activity(command: c.StartActivity, case: Case) -> Event:
    """Also one that had ended: going back hides and destroys nothing."""
    if _activity(command.activity, case).status == "running":
        raise Refusal("already", "This activity is already running.")
    return ActivityStarted(**case.envelope, activity=command.activity)


def end_activity(command: c.EndActivity, case: Case) -> Event:
    """Only the one that runs."""
    if _activity(command.activity, case).status != "running":
        raise Refusal("already", "This activity is not running.")
    return ActivityEnded(**case.envelope, activity=command.activity)


def reveal(command: c.Reveal, case: Case) -> Event:
    """Running or ended: groups often compare after they have stopped."""
    activity = _scale(command.activity, case)
    if activity.revealed:
        raise Refusal("already", "The groups can already see each other's boards.")
    return BoardsRevealed(**case.envelope, activity=activity.id)


def hide(command: c.Hide, case: Case) -> Event:
    """What was seen was seen; from here on each group sees its own again."""
    activity = _scale(command.activity, case)
    if not activity.revealed:
        raise Refusal("already", "Each group already sees only its own board.")
    return BoardsHidden(**case.envelope, activity=activity.id)


def set_timer(command: c.SetTimer, case: Case) -> Event:
    """From now by the server's clock."""
    ends_at = None if command.seconds is None else case.stamp.at + command.seconds * 1000
    return TimerSet(**case.envelope, ends_at=ends_at, left=None)


def extend_timer(command: c.ExtendTimer, case: Case) -> Event:
    """A clock that has run out starts again from now."""
    timer, more = case.state.agenda.timer, command.seconds * 1000
    if timer.left is not None:
        return TimerSet(**case.envelope, ends_at=None, left=timer.left + more)
    return TimerSet(**case.envelope, ends_at=max(timer.ends_at or 0, case.stamp.at) + more, left=None)


def pause_timer(_command: c.PauseTimer, case: Case) -> Event:
    """Keeps what is left."""
    ends_at = case.state.agenda.timer.ends_at
    if ends_at is None:
        raise Refusal("already", "The timer is not running.")
    return TimerSet(**case.envelope, ends_at=None, left=max(0, ends_at - case.stamp.at))


def resume_timer(_command: c.ResumeTimer, case: Case) -> Event:
    """Runs on with what was left."""
    left = case.state.agenda.timer.left
    if left is None:
        raise Refusal("already", "The timer is not paused.")
    return TimerSet(**case.envelope, ends_at=case.stamp.at + left, left=None)


def add_aspect(command: c.AddAspect, case: Case) -> Event:
    """One card more for every group."""
    name = f"aspect-{case.stamp.new_id}"
    return AspectAdded(**case.envelope, aspect=name, title=said(command.title), detail=command.detail.strip())


def park_aspect(command: c.ParkAspect, case: Case) -> Event:
    """Placed cards stay where they are, in the record; nobody is shown them while the aspect is parked."""
    if case.aspect(command.aspect).parked == command.parked:
        raise Refusal("already", "Nothing needed to change.")
    return AspectParked(**case.envelope, aspect=command.aspect, parked=command.parked)


def mark_moment(command: c.MarkMoment, case: Case) -> Event:
    """The point is the event's own seq."""
    memo = (command.memo or "").strip()
    return MomentMarked(**case.envelope, moment=case.stamp.new_id, label=said(command.label), memo=memo)


def close_session(_command: c.CloseSession, case: Case) -> Event:
    """Read-only from here on."""
    return SessionClosed(**case.envelope)


def reopen_session(_command: c.ReopenSession, case: Case) -> Event:
    """Goes on as it was."""
    return SessionReopened(**case.envelope)


def _activity(name: str | None, case: Case) -> ActivityState:
    wanted = name or case.state.agenda.current
    found = case.state.agenda.activities.get(wanted) if wanted else None
    if found is None:
        raise Refusal("unknown-activity", "There is no such activity on the agenda.")
    return found


def _scale(name: str | None, case: Case) -> ActivityState:
    found = _activity(name, case)
    if found.kind != "scale":
        raise Refusal("no-boards", "This activity has no boards to show or hide.")
    return found


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.StartActivity: start_activity,
    c.EndActivity: end_activity,
    c.Reveal: reveal,
    c.Hide: hide,
    c.SetTimer: set_timer,
    c.ExtendTimer: extend_timer,
    c.PauseTimer: pause_timer,
    c.ResumeTimer: resume_timer,
    c.AddAspect: add_aspect,
    c.ParkAspect: park_aspect,
    c.MarkMoment: mark_moment,
    c.CloseSession: close_session,
    c.ReopenSession: reopen_session,
}
