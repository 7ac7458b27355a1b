"""Who sees what: the one gate before socket, HTTP, replay and export.

V1  A group's board or chart is for the group, whoever writes for one of it, and facilitators until its activity is
    revealed, then for everyone.
V2  The wall sees a board, a chart or an answer only while it is revealed.
V3  Where an activity does not name people, nobody but the author and their scribe learns who did something there:
    ``by`` becomes the group's id or nothing, and ``id`` a digest, since the device in it would give the author away.
V4  What a seat asks for, and that it moved to another tablet, is for facilitators and the seat itself; marked moments
    are for facilitators.
V5  The salt is for nobody; a seat's alias is for the seat and its scribe. Their boards go by another name in each
    activity, which follows from it: what somebody unnamed did in two of them cannot be put together.
V6  An event without a rule is for facilitators only.
V7  A person's own board is for them, their scribe and facilitators: where everybody places alone until the reveal,
    where everybody writes alone until what they wrote is shared.
V8  An answer is for its author, their scribe and facilitators until its activity is revealed. Its author is named
    where the activity names people, or where they chose to be.
V9  Hidden words are blank for everyone but facilitators.
V10 What somebody wrote alone is, once it was shared, the group's: others are never told on whose board it began.
V11 Who waits in the lobby, or was turned away there, is for facilitators; once they were let in, for everyone.
V12 What is being taken out of the record for good, and why, is for facilitators; others see no more of it than that it
    is gone, and that a seat was removed.
"""

import hmac
from collections.abc import Hashable
from typing import Any, Literal

import msgspec

from events import (
    ActivityEnded,
    ActivityStarted,
    AspectAdded,
    AspectParked,
    AttentionCalled,
    BandsDeclared,
    BearerAdded,
    BoardEvent,
    BoardsHidden,
    BoardsLocked,
    BoardsRevealed,
    ChartEvent,
    CommentAdded,
    CommentRemoved,
    DoorLocked,
    Event,
    FacilitatorAdded,
    FacilitatorRemoved,
    GroupsFormed,
    HandRaised,
    KeysRenewed,
    MomentChanged,
    MomentMarked,
    MomentRemoved,
    NameErased,
    NoteMatched,
    NoteUnmatched,
    PointSupported,
    PointUnsupported,
    ReflectionGiven,
    ReplayOpened,
    ScribeAppointed,
    SeatErased,
    SeatHanded,
    SeatJoined,
    SeatMoved,
    SeatReadmitted,
    SeatRemoved,
    SeatRenamed,
    SessionClosed,
    SessionOpened,
    SessionReopened,
    TimerSet,
    WordsErased,
    WordsHidden,
    WritingShared,
    WritingStarted,
    without_words,
)
from projections import Comment, Ledger, Note, Seat, State, activity_of, alias_in, group_in, owner_of, subject
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
    WritingStarted,
    WritingShared,
    TimerSet,
    AttentionCalled,
    AspectAdded,
    AspectParked,
    BandsDeclared,
    BoardsLocked,
    DoorLocked,
    ReplayOpened,
    FacilitatorAdded,
    FacilitatorRemoved,
    SeatJoined,
    SeatRenamed,
    SeatMoved,
    SeatRemoved,
    SeatErased,
    SeatReadmitted,
    ScribeAppointed,
    GroupsFormed,
)
FOR_FACILITATORS = (MomentMarked, MomentChanged, MomentRemoved, WordsErased, NameErased, KeysRenewed)
FOR_SEAT = (HandRaised, SeatHanded)
"""For facilitators and the one seat that they are about."""
OF_SEAT = (SeatJoined, SeatRenamed, SeatMoved, SeatRemoved, SeatErased, SeatReadmitted, SeatHanded, ScribeAppointed)
"""About a seat that others know of only once it was let in."""

_NOBODY: frozenset[str] = frozenset()


def see(event: Event, actor: Actor, state: State, ledger: Ledger) -> Event | None:
    """The event as this viewer may see it, or None. ``state`` is one that holds the event already."""
    if isinstance(event, BoardEvent | ChartEvent | ReflectionGiven):
        return _written(event, actor, state, ledger)
    if isinstance(event, BearerAdded) and event.chart is not None:
        return _on_chart(event, event.chart, actor, state, ledger)
    if isinstance(event, OF_SEAT) and actor.role != "facilitator" and in_lobby(event.seat, state):
        return None
    if isinstance(event, SessionOpened):
        return msgspec.structs.replace(event, salt="")
    if isinstance(event, SeatJoined) and event.alias and not _is_or_writes_for(event.seat, actor, state):
        return msgspec.structs.replace(event, alias="")
    if isinstance(event, SeatErased) and actor.role != "facilitator":
        return msgspec.structs.replace(event, why=None, done=True)
    if isinstance(event, FOR_ALL) or actor.role == "facilitator":
        return event
    return event if _about_what_is_seen(event, actor, state) else None


def sees_board(board: str, actor: Actor, state: State) -> bool:
    """May this viewer see what is on this board or chart now? (V1, V2, V7)"""
    if actor.role == "facilitator":
        return True
    owner, activity = owner_of(board), state.agenda.activities.get(activity_of(board))
    alone = owner is not None and (activity is None or activity.mode == "group")
    if activity is not None and activity.revealed and not alone:
        return True
    if actor.role == "wall":
        return False
    if owner is not None:
        return any(_is_or_writes_for(seat.id, actor, state) for seat in _owners(board, state))
    return any(group_in(state, seat, activity_of(board)) == group_of_board(board) for seat in _hands(actor, state))


def sees_beginnings(board: str, actor: Actor, state: State) -> bool:
    """May this viewer know that what was shared since began on this person's board? (V10)"""
    known = _owners(board, state)
    return actor.role == "facilitator" or any(_is_or_writes_for(seat.id, actor, state) for seat in known)


def sees_answer(activity: str, author: str, actor: Actor, state: State) -> bool:
    """May this viewer see what somebody answered for themselves? (V8)"""
    return actor.role == "facilitator" or is_revealed(activity, state) or _is_or_writes_for(author, actor, state)


def knows_author(by: str, scribe: str | None, actor: Actor, state: State) -> bool:
    """Does this viewer know whose doing it is, whatever the activity's attribution? (V3)"""
    return actor.id in (by, scribe) or _is_or_writes_for(by, actor, state)


def sees_words(on: str, actor: Actor, state: State) -> bool:
    """May this viewer see what of this id people wrote or are called, be the words there or not?"""
    boards, answer = state.boards, state.reflections.given.get(on)
    written = boards.notes.get(on) or boards.comments.get(on)
    if written:
        return sees_board(written.board, actor, state)
    if on in state.charts.points:
        return sees_board(state.charts.points[on].chart, actor, state)
    if answer:
        return sees_answer(answer.activity, answer.given.by, actor, state)
    if on in state.people.seats:
        return actor.role == "facilitator" or not in_lobby(on, state)
    if on in state.people.facilitators or on in state.session.aspects:
        return True
    if on in state.charts.bearers:
        chart = state.charts.bearers[on].chart
        return chart is None or sees_board(chart, actor, state)
    board = on.rpartition(":")[0]  # of an aspect's card that nobody has touched
    is_card = activity_of(board) in state.agenda.activities
    return sees_board(board, actor, state) if is_card else actor.role == "facilitator"


def in_lobby(seat: str, state: State) -> bool:
    """Does this seat wait to be let in, or was it never let in? (V11)"""
    known = state.people.seats.get(seat)
    return known is not None and bool(known.lobby)


def is_revealed(activity: str, state: State) -> bool:
    """May the groups see each other's work of this activity?"""
    known = state.agenda.activities.get(activity)
    return known is not None and known.revealed


def changes_view(event: Event, actor: Actor, state: State) -> bool:
    """Does this event change which older events the viewer may see? Then a whole new state is due, not the event.

    ``state`` is one that holds the event already. Of words hidden where they do not look they are not even told when.
    """
    if actor.role == "facilitator":
        return False
    if isinstance(event, WordsHidden):
        return sees_words(event.on, actor, state)
    if isinstance(event, BoardsRevealed | BoardsHidden | WritingShared | SeatReadmitted):
        return True
    if actor.role == "wall":
        return False
    if isinstance(event, SeatJoined):
        return event.by == actor.id
    if isinstance(event, ScribeAppointed):
        return actor.id in (event.scribe, event.former)
    return isinstance(event, GroupsFormed | SeatMoved) or (isinstance(event, ActivityStarted) and bool(event.groups))


def audience(actor: Actor, state: State) -> Hashable:
    """Viewers of one audience see the same, but for events that are ``personal`` to some of them."""
    if actor.role != "participant":
        return actor.role
    return actor.role, frozenset(_sits(seat, state) for seat in _hands(actor, state))


def personal(event: Event, state: State) -> frozenset[str]:
    """The seats that may see this event differently from the rest of their audience."""
    if isinstance(event, HandRaised | SeatHanded | SeatJoined):
        return _with_scribe(event.seat, state) | {event.by}
    if isinstance(event, ReflectionGiven):
        return _with_scribe(event.author or event.by, state) | {event.by}
    by = event.author or event.by
    if isinstance(event, BearerAdded) and event.chart is not None and hides_author(event.chart, by, state):
        return _with_scribe(by, state) | {event.by}
    if not isinstance(event, BoardEvent | ChartEvent):
        return _NOBODY
    board = board_of(event, state)
    owners = [seat.id for seat in _owners(board, state)]
    private = _NOBODY.union(*(_with_scribe(seat, state) for seat in owners)) if owners else _NOBODY
    return private | _with_scribe(by, state) | {event.by} if hides_author(board, by, state) else private


def group_of(actor: Actor, state: State) -> str | None:
    """The group that a seat works with now; None for facilitators and the wall."""
    seat = state.people.seats.get(actor.id) if actor.role == "participant" else None
    if seat is None:
        return None
    return group_in(state, seat.id, state.agenda.current) if state.agenda.current else seat.group


def board_of(event: BoardEvent | ChartEvent, state: State) -> str:
    """The board or chart that the event belongs to now: a note written alone has moved once it was shared."""
    if isinstance(event, ChartEvent):
        return event.chart
    if owner_of(event.board) is None:
        return event.board
    known: Note | Comment | None
    if isinstance(event, CommentAdded | CommentRemoved):
        known = state.boards.comments.get(event.comment)
    else:
        known = state.boards.notes.get(getattr(event, "note", ""))
    return known.board if known else event.board


def attribution(board: str, state: State) -> Literal["named", "group", "nobody"]:
    """Who is named beside what happens on this board."""
    activity = state.agenda.activities.get(activity_of(board))
    return activity.attribution if activity else "nobody"


def author(by: str, board: str, state: State) -> str:
    """What a viewer who may not know the author is told instead: a group, or nobody. (V3)"""
    if not hides_author(board, by, state):
        return by
    return group_of_board(board) if attribution(board, state) == "group" else ""


def hides_author(board: str, by: str, state: State) -> bool:
    """Is the author of what stands on this board for nobody else to know?"""
    return attribution(board, state) != "named" and by in state.people.seats


def _written(
    event: BoardEvent | ChartEvent | ReflectionGiven, actor: Actor, state: State, ledger: Ledger
) -> Event | None:
    by = event.author or event.by
    if isinstance(event, ReflectionGiven):
        seen = sees_answer(event.activity, by, actor, state)
        place, hides = event.activity, not event.named and hides_author(event.activity, by, state)
    else:
        place = board_of(event, state)
        seen, hides = sees_board(place, actor, state), hides_author(place, by, state)
    if not seen:
        return None
    signed = _signed(event, place, actor, state, ledger) if hides else event
    if isinstance(signed, BoardEvent) and signed.board != place and not sees_beginnings(signed.board, actor, state):
        signed = msgspec.structs.replace(signed, board=place)
    hidden = actor.role != "facilitator" and subject(event) in state.session.hidden
    return without_words(signed) if hidden else signed


def _on_chart(event: BearerAdded, chart: str, actor: Actor, state: State, ledger: Ledger) -> Event | None:
    if not sees_board(chart, actor, state):
        return None
    hides = hides_author(chart, event.author or event.by, state)
    return _signed(event, chart, actor, state, ledger) if hides else event


def _signed(event: Event, place: str, actor: Actor, state: State, ledger: Ledger) -> Event:
    """The event without its author, for whoever may not know them; a scribe's own keeps its id, which confirms it."""
    by = event.author or event.by
    wrote = None if isinstance(event, PointSupported | PointUnsupported) else event.by
    if knows_author(by, wrote, actor, state):
        return event
    changes: dict[str, Any] = {"by": author(by, place, state), "author": None}
    if isinstance(event, ReflectionGiven):
        group = event.group if attribution(place, state) == "group" else ""
        changes |= {"by": group, "group": group}
    if actor.id != event.by:
        changes["id"] = _digest(event.id, ledger)
    return msgspec.structs.replace(event, **changes)


def _about_what_is_seen(event: Event, actor: Actor, state: State) -> bool:
    """Events that a participant or the wall sees because of what they are about."""
    if isinstance(event, HandRaised | SeatHanded):
        return _is_or_writes_for(event.seat, actor, state)
    if isinstance(event, NoteMatched | NoteUnmatched):
        return is_revealed(event.activity, state)
    if isinstance(event, BearerAdded):
        return event.chart is None
    return isinstance(event, WordsHidden) and sees_words(event.on, actor, state)


def _is_or_writes_for(seat: str, actor: Actor, state: State) -> bool:
    known = state.people.seats.get(seat)
    return actor.role == "participant" and (seat == actor.id or (known is not None and known.scribe == actor.id))


def _hands(actor: Actor, state: State) -> list[str]:
    """The actor's own seat, and those that it writes for."""
    return [actor.id, *(seat.id for seat in state.people.seats.values() if seat.scribe == actor.id)]


def _sits(seat: str, state: State) -> Hashable:
    """The groups that a seat is in, in all activities."""
    known = state.people.seats.get(seat)
    tables = tuple(formed.seats.get(seat) for formed in state.people.formations.values())
    return known.group if known else None, tables


def _with_scribe(seat: str, state: State) -> frozenset[str]:
    known = state.people.seats.get(seat)
    return frozenset({seat, known.scribe}) if known and known.scribe else frozenset({seat})


def aliases(seat: Seat, activity: str) -> tuple[str, ...]:
    """The names of a seat's own boards where the activity names nobody: as it is now, and as it was in old sessions."""
    return (alias_in(seat.alias, activity), seat.alias) if seat.alias else ()


def _owners(board: str, state: State) -> list[Seat]:
    """Whose own board it is; nobody for a group's, and for a sheet of paper."""
    owner, activity, seats = owner_of(board), activity_of(board), state.people.seats
    if owner is None or owner in seats:
        return [seats[owner]] if owner else []
    return [seat for seat in seats.values() if owner in aliases(seat, activity)]


def _digest(name: str, ledger: Ledger) -> str:
    return hmac.digest(ledger.salt.encode(), name.encode(), "sha256").hex()[:32]
