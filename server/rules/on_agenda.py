"""Decisions about the agenda, who sees what of it, and its clock."""

from collections.abc import Callable
from typing import Any

from events import (
    ActivityEnded,
    ActivityStarted,
    AttentionCalled,
    BoardsHidden,
    BoardsRevealed,
    Event,
    TimerSet,
    WritingShared,
    WritingStarted,
)
from projections import ActivityState
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case
from server.rules.tables import deal


def start_activity(command: c.StartActivity, case: Case) -> Event:
    """Also one that had ended: going back hides and destroys nothing. Mixed groups are formed if they have not been."""
    activity = _activity(command.activity, case)
    if activity.status == "running":
        raise Refusal("already", "This activity is already running.")
    if activity.grouping != "mixed" or activity.id in case.state.people.formations:
        return ActivityStarted(**case.envelope, activity=activity.id)
    seed = case.seed
    return ActivityStarted(**case.envelope, activity=activity.id, groups=deal(case.state, None, seed), seed=seed)


def end_activity(command: c.EndActivity, case: Case) -> Event:
    """Only the one that runs."""
    if _activity(command.activity, case).status != "running":
        raise Refusal("already", "This activity is not running.")
    return ActivityEnded(**case.envelope, activity=command.activity)


def reveal(command: c.Reveal, case: Case) -> Event:
    """Running or ended: groups often compare after they have stopped."""
    activity = _activity(command.activity, case)
    if activity.revealed:
        raise Refusal("already", "The groups can already see each other's work.")
    return BoardsRevealed(**case.envelope, activity=activity.id)


def hide(command: c.Hide, case: Case) -> Event:
    """What was seen was seen; from here on each group sees its own again."""
    activity = _activity(command.activity, case)
    if not activity.revealed:
        raise Refusal("already", "Each group already sees only its own work.")
    return BoardsHidden(**case.envelope, activity=activity.id)


def start_writing(command: c.StartWriting, case: Case) -> Event:
    """In the activity that runs; what is on the boards already stays there."""
    activity = _activity(command.activity, case)
    if activity.status != "running" or activity.kind not in ("scale", "conversation") or activity.mode == "individual":
        raise Refusal("no-writing", "Writing alone needs a running part in which groups write notes together.")
    if activity.writing:
        raise Refusal("already", "Everybody is writing alone already.")
    return WritingStarted(**case.envelope, activity=activity.id)


def share_writing(command: c.ShareWriting, case: Case) -> Event:
    """All at once, so that nobody's words come first."""
    activity = _activity(command.activity, case)
    if not activity.writing:
        raise Refusal("already", "Nobody is writing alone now.")
    return WritingShared(**case.envelope, activity=activity.id)


def look_here(command: c.LookHere, case: Case) -> Event:
    """At an aspect that there is, or at the facilitator."""
    aspect = case.aspect(command.aspect).id if command.aspect and command.up else None
    if not command.up and case.state.agenda.attention is None:
        raise Refusal("already", "Nobody is asked to look up now.")
    return AttentionCalled(**case.envelope, aspect=aspect, up=command.up)


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


def _activity(name: str | None, case: Case) -> ActivityState:
    wanted = name or case.state.agenda.current
    found = case.state.agenda.activities.get(wanted) if wanted else None
    if found is None:
        raise Refusal("unknown-activity", "There is no such activity on the agenda.")
    return found


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.StartActivity: start_activity,
    c.EndActivity: end_activity,
    c.Reveal: reveal,
    c.Hide: hide,
    c.StartWriting: start_writing,
    c.ShareWriting: share_writing,
    c.LookHere: look_here,
    c.SetTimer: set_timer,
    c.ExtendTimer: extend_timer,
    c.PauseTimer: pause_timer,
    c.ResumeTimer: resume_timer,
}
