"""Decisions about the meeting itself: its topics, its locks, its words, its end."""

from collections.abc import Callable
from typing import Any

from events import (
    AspectAdded,
    AspectParked,
    Bands,
    BandsDeclared,
    BoardsLocked,
    DoorLocked,
    Event,
    MomentMarked,
    SessionClosed,
    SessionReopened,
    WordsHidden,
)
from server import commands as c
from server.rules.access import Refusal
from server.rules.case import Case
from server.rules.on_board import said


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


def declare_bands(command: c.DeclareBands, case: Case) -> Event:
    """Only before anybody places: words for differences that are chosen afterwards would claim too much."""
    scales = [a for a in case.state.agenda.activities.values() if a.kind == "scale"]
    if any(activity.status != "waiting" for activity in scales):
        raise Refusal("too-late", "Placing has begun, so what differences are called cannot change any more.")
    return BandsDeclared(**case.envelope, bands=_bands(command))


def lock_boards(command: c.LockBoards, case: Case) -> Event:
    """Whatever participants still send is refused, and their tablets keep it."""
    if case.state.session.locked == command.locked:
        raise Refusal("already", "Nothing needed to change.")
    return BoardsLocked(**case.envelope, locked=command.locked)


def lock_door(command: c.LockDoor, case: Case) -> Event:
    """Those who are in stay in, and may come back."""
    if case.state.session.door_locked == command.locked:
        raise Refusal("already", "Nothing needed to change.")
    return DoorLocked(**case.envelope, locked=command.locked)


def hide_note(command: c.HideNote, case: Case) -> Event:
    """Any words that people wrote, in any activity, at any time."""
    state = case.state
    written = (state.boards.notes, state.boards.comments, state.charts.points, state.reflections.given)
    if not any(command.on in things for things in written):
        raise Refusal("unknown-words", "There are no such words in this session.")
    if (command.on in state.session.hidden) == command.hidden:
        raise Refusal("already", "Nothing needed to change.")
    return WordsHidden(**case.envelope, on=command.on, hidden=command.hidden)


def _bands(command: c.DeclareBands) -> Bands | None:
    if command.near is None and command.far is None:
        return None
    if command.near is None or command.far is None or command.near > command.far:
        raise Refusal("no-bands", "Please say what is close and what is far apart; far cannot be less than close.")
    return Bands(near=command.near, far=command.far)


DECISIONS: dict[type[c.Command], Callable[[Any, Case], Event]] = {
    c.AddAspect: add_aspect,
    c.ParkAspect: park_aspect,
    c.DeclareBands: declare_bands,
    c.LockBoards: lock_boards,
    c.LockDoor: lock_door,
    c.HideNote: hide_note,
    c.MarkMoment: mark_moment,
    c.CloseSession: close_session,
    c.ReopenSession: reopen_session,
}
