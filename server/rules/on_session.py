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
    MomentChanged,
    MomentMarked,
    MomentRemoved,
    ReplayOpened,
    SessionClosed,
    SessionReopened,
    WordsHidden,
)
from projections import Moment, State, activity_of, group_of, groups_in
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
    """Live, the point is the event's own seq; afterwards, any event that has happened."""
    if command.about is not None and command.about > case.state.seq:
        raise Refusal("not-yet", "Nothing has happened there yet, so it cannot be marked.")
    moment = command.moment or case.stamp.new_id
    if moment in case.state.session.moments:
        raise Refusal("already", "This moment is marked already.")
    return MomentMarked(
        **case.envelope,
        moment=moment,
        label=said(command.label),
        memo=(command.memo or "").strip(),
        about=command.about,
        notes=_spoken_of(command.notes, case),
    )


def change_moment(command: c.ChangeMoment, case: Case) -> Event:
    """By anyone in charge: marks are the team's."""
    known = _moment(command.moment, case)
    label, memo, notes = said(command.label), (command.memo or "").strip(), _spoken_of(command.notes, case)
    if (known.label, known.memo, known.notes) == (label, memo, notes):
        raise Refusal("already", "Nothing needed to change.")
    return MomentChanged(**case.envelope, moment=known.id, label=label, memo=memo, notes=notes)


def remove_moment(command: c.RemoveMoment, case: Case) -> Event:
    """The record keeps that there was one."""
    return MomentRemoved(**case.envelope, moment=_moment(command.moment, case).id)


def open_replay(command: c.OpenReplay, case: Case) -> Event:
    """Whoever watches sees no more than they may see."""
    if case.state.session.replay_open == command.open:
        raise Refusal("already", "Nothing needed to change.")
    return ReplayOpened(**case.envelope, open=command.open)


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
    """Those who are in stay in, and may come back; those who wait go on waiting."""
    session, asking = case.state.session, command.asking and not command.locked
    if (session.door_locked, session.door_asking) == (command.locked, asking):
        raise Refusal("already", "Nothing needed to change.")
    return DoorLocked(**case.envelope, locked=command.locked, asking=asking)


def hide_note(command: c.HideNote, case: Case) -> Event:
    """Any words that people wrote, in any activity, at any time."""
    if not knows_words(command.on, case.state):
        raise Refusal("unknown-words", "There are no such words in this session.")
    if (command.on in case.state.session.hidden) == command.hidden:
        raise Refusal("already", "Nothing needed to change.")
    return WordsHidden(**case.envelope, on=command.on, hidden=command.hidden)


def knows_words(on: str, state: State) -> bool:
    """Is there a note, comment, point or answer of this id?"""
    written = (state.boards.notes, state.boards.comments, state.charts.points, state.reflections.given)
    return any(on in things for things in written)


def _moment(moment: str, case: Case) -> Moment:
    known = case.state.session.moments.get(moment)
    if known is None:
        raise Refusal("unknown-moment", "There is no such moment any more.")
    return known


def _spoken_of(notes: tuple[str, ...], case: Case) -> tuple[str, ...]:
    state = case.state
    if not all(knows_words(on, state) or _is_card(on, state) for on in notes):
        raise Refusal("unknown-words", "There are no such words in this session.")
    return tuple(dict.fromkeys(notes))


def _is_card(on: str, state: State) -> bool:
    """An aspect's card that nobody has touched is no row of the state yet."""
    board, _, aspect = on.rpartition(":")
    activity = activity_of(board)
    is_board = activity in state.agenda.activities and group_of(board) in groups_in(state, activity)
    return is_board and aspect in state.session.aspects


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
    c.ChangeMoment: change_moment,
    c.RemoveMoment: remove_moment,
    c.OpenReplay: open_replay,
    c.CloseSession: close_session,
    c.ReopenSession: reopen_session,
}
