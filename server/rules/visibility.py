"""Who sees what: the one gate before socket, HTTP, replay and export.

V1  A board's events are for its own group and for facilitators until its activity is revealed, then for everyone.
V2  The wall sees a board only while it is revealed.
V3  Where an activity does not name people, nobody but the author learns who did something on its boards: ``by`` becomes
    the group's id or nothing, and ``id`` a digest, since the device in it would give the author away.
V4  A raised hand is for facilitators and the seat itself; marked moments are for facilitators.
V5  The salt is for nobody.
V6  An event without a rule is for facilitators only.
"""

import hmac
from collections.abc import Hashable
from typing import Literal

import msgspec

from events import (
    ActivityEnded,
    ActivityStarted,
    AspectAdded,
    AspectParked,
    BoardEvent,
    BoardsHidden,
    BoardsRevealed,
    Event,
    HandRaised,
    MomentMarked,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
    SessionClosed,
    SessionOpened,
    SessionReopened,
    TimerSet,
)
from projections import Ledger, State, activity_of
from projections import group_of as group_of_board
from server.rules.access import Actor

FOR_ALL = (
    SessionOpened,
    SessionClosed,
    SessionReopened,
    ActivityStarted,
    ActivityEnded,
    BoardsRevealed,
    BoardsHidden,
    TimerSet,
    AspectAdded,
    AspectParked,
    SeatJoined,
    SeatRenamed,
    SeatMoved,
    SeatRemoved,
    SeatReadmitted,
)
FOR_FACILITATORS = (MomentMarked,)


def see(event: Event, actor: Actor, state: State, ledger: Ledger) -> Event | None:
    """The event as this viewer may see it, or None. ``state`` is one that holds the event already."""
    if isinstance(event, BoardEvent):
        return _signed(event, actor, state, ledger) if sees_board(event.board, actor, state) else None
    if isinstance(event, SessionOpened):
        return msgspec.structs.replace(event, salt="")
    if isinstance(event, FOR_ALL) or actor.role == "facilitator":
        return event
    return event if isinstance(event, HandRaised) and event.seat == actor.id else None


def sees_board(board: str, actor: Actor, state: State) -> bool:
    """May this viewer see what is on this board now? (V1, V2)"""
    if actor.role == "facilitator":
        return True
    activity = state.agenda.activities.get(activity_of(board))
    if activity is not None and activity.revealed:
        return True
    return actor.role == "participant" and group_of(actor, state) == group_of_board(board)


def changes_view(event: Event, actor: Actor) -> bool:
    """Does this event change which older events the viewer may see? Then a whole new state is due, not the event."""
    if isinstance(event, BoardsRevealed | BoardsHidden):
        return actor.role != "facilitator"
    return isinstance(event, SeatMoved) and event.seat == actor.id


def audience(actor: Actor, state: State) -> Hashable:
    """Viewers of one audience see the same, but for events that are ``personal`` to one of them."""
    return actor.role, group_of(actor, state)


def personal(event: Event, state: State) -> str | None:
    """The one seat that sees this event differently from the rest of its audience, if there is one."""
    if isinstance(event, HandRaised):
        return event.seat
    return event.by if isinstance(event, BoardEvent) and _hides_author(event.board, event.by, state) else None


def group_of(actor: Actor, state: State) -> str | None:
    """The group that a seat sits with; None for facilitators and the wall."""
    seat = state.people.seats.get(actor.id) if actor.role == "participant" else None
    return seat.group if seat else None


def attribution(board: str, state: State) -> Literal["named", "group", "nobody"]:
    """Who is named beside what happens on this board."""
    activity = state.agenda.activities.get(activity_of(board))
    return activity.attribution if activity else "nobody"


def author(by: str, board: str, actor: Actor, state: State) -> str:
    """The author as this viewer may know it: a seat, a group, or nobody. (V3)"""
    if by == actor.id or not _hides_author(board, by, state):
        return by
    return group_of_board(board) if attribution(board, state) == "group" else ""


def _hides_author(board: str, by: str, state: State) -> bool:
    return attribution(board, state) != "named" and by in state.people.seats


def _signed(event: BoardEvent, actor: Actor, state: State, ledger: Ledger) -> Event:
    by = author(event.by, event.board, actor, state)
    if by == event.by:
        return event
    return msgspec.structs.replace(event, by=by, id=_digest(event.id, ledger))


def _digest(name: str, ledger: Ledger) -> str:
    return hmac.digest(ledger.salt.encode(), name.encode(), "sha256").hex()[:32]
