"""Joining: a code becomes a seat, recorded by the room like everything else."""

import hashlib
import secrets
from typing import Annotated

import msgspec
from msgspec import Meta

from events import Event, SeatJoined, Slug, Value
from projections import State
from server.http.codes import is_typed, normalised
from server.http.desk import Desk
from server.http.problems import Problem
from server.http.tickets import seat_of_card
from server.live.draft import not_saved_yet
from server.live.room import Room
from server.live.rooms import NoSession
from server.log.directory import Entry
from server.rules.access import Actor, Refusal, admit
from server.rules.case import Stamp
from server.rules.naming import called
from server.rules.tables import late


class Join(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody wants a seat.

    ``attempt`` is a random text of theirs: with the same one they get the same seat again. So they do with the same
    ``card``, the code on a seat card, also from another tablet; its seat keeps the name that it was first taken under.
    """

    code: Annotated[str, Meta(max_length=100)]
    name: Annotated[str, Meta(min_length=1, max_length=60)]
    background: Slug
    attempt: Annotated[str, Meta(min_length=16, max_length=100)] | None = None
    card: Annotated[str, Meta(max_length=100)] | None = None


_TAKEN = "already"
_NOT_TOLD = ("closed", "full")
"""What somebody with a code that was typed is not told: they may have guessed it."""


class Joined(Value):
    """A seat, and the key to it. While it waits in the lobby, the key opens nothing; once it is let in, everything."""

    session: str
    seat: str
    seat_key: str
    waiting: bool


async def entry_of(desk: Desk, typed: str) -> Entry:
    """The session that a typed code or a link's secret opens; raises ``Problem``, which costs all guessers."""
    since, code = desk.clock.seconds(), normalised(typed)
    if code is not None and not is_typed(code):
        entry = await desk.store.directory.by_code(code)
        problem = None if entry else await _unknown(desk)
    else:
        async with desk.guessing.typed():
            entry = await desk.store.directory.by_code(code) if code else None
            problem = None if entry else await _unknown(desk)
    if entry is not None:
        return entry
    await desk.guessing.evenly(since)
    raise problem or await _unknown(desk)


async def nothing_there(desk: Desk, typed: str, since: float) -> None:
    """Raise what a wrong code gets if this code was typed: nobody learns by trying that it was a session's. (W4)"""
    code = normalised(typed)
    if code is not None and is_typed(code):
        problem = await _unknown(desk)
        await desk.guessing.evenly(since)
        raise problem


async def _unknown(desk: Desk) -> Problem:
    words = "No session is open under this code. Please check it. If it is right, ask the facilitator."
    return await desk.guessing.wrong("unknown-code", words)


async def seat_at(desk: Desk, room: Room, typed: str) -> str:
    """The seat that a card's code leads to; raises ``Problem``, which costs all guessers."""
    async with desk.guessing.typed():
        number = desk.keys.card_number(room.session, typed)
        if number is None:
            words = "No seat card of this session has this code. Please check it and try again."
            raise await desk.guessing.wrong("unknown-card", words)
    return seat_of_card(room.session, number, room.record.ledger.salt)


async def room_of(desk: Desk, entry: Entry) -> Room:
    """The room behind an entry of the directory."""
    try:
        return await desk.rooms.get(entry.session)
    except NoSession:
        raise Problem("no-session", "This session is not here any more.") from None


async def join(desk: Desk, wanted: Join) -> Joined:
    """Take a seat, or the same seat again; raises ``Problem`` and ``Refusal``."""
    since, entry = desk.clock.seconds(), await entry_of(desk, wanted.code)
    room = await room_of(desk, entry)
    seat = await _seat(desk, room, wanted)
    if seat not in room.record.state.people.seats:
        try:
            await _record(desk, room, wanted, seat)
        except Refusal as refusal:
            if refusal.code in _NOT_TOLD:
                await nothing_there(desk, wanted.code, since)
            raise
    known = room.record.state.people.seats.get(seat)
    if known is None:  # recorded through another server, and the log could not be followed that far just now
        raise not_saved_yet()
    waiting = known.lobby == "waiting"
    if not waiting:
        # An attempt is for an answer that got lost. Once the seat moved to another tablet it is no way back into it.
        admit(Actor("participant", seat, known.turn if wanted.card else 0), room.record.state)
    return Joined(session=entry.session, seat=seat, seat_key=desk.key(room, "participant", seat), waiting=waiting)


async def _seat(desk: Desk, room: Room, wanted: Join) -> str:
    if wanted.card is not None:
        return await seat_at(desk, room, wanted.card)
    return seat_of(room.session, wanted.attempt or secrets.token_hex(16))


async def _record(desk: Desk, room: Room, wanted: Join, seat: str) -> None:
    alias = desk.clock.new_id()
    try:
        most = desk.settings.seats
        await room.ask(
            seat, desk.clock.new_id(), lambda state, stamp: take_seat(wanted, seat, alias, state, stamp, most)
        )
    except Refusal as refusal:
        if refusal.code != _TAKEN:  # the same attempt came twice at once, and one of them was first
            raise
        await room.catch_up()


def seat_of(session: str, attempt: str) -> str:
    """The seat that this attempt leads to, always the same, and no help in finding the attempt."""
    return f"s-{hashlib.sha256(f'{session}:{attempt}'.encode()).hexdigest()[:16]}"


def take_seat(wanted: Join, seat: str, alias: str, state: State, stamp: Stamp, most: int = 500) -> Event:
    """The event of joining; a late comer is placed where tables have been formed. Raises ``Refusal``.

    While the door is asking they wait in the lobby, and are placed once they are let in. ``alias`` is fresh chance:
    nothing that others are told of this event may lead to it.
    """
    if state.session.closed:
        raise Refusal("closed", "This session is closed, so nobody can join it any more.")
    if wanted.background not in state.people.groups:
        raise Refusal("unknown-background", "There is no such background here. Please choose one of the list.")
    if seat in state.people.seats:
        raise Refusal(_TAKEN, "You have this seat already.")
    if state.session.door_locked:
        raise Refusal("door-locked", "The facilitator has closed the door for now. Please ask them.")
    if len(state.people.seats) >= most:
        raise Refusal("full", "As many people have joined as this session takes. Please ask the facilitator.")
    return SeatJoined(
        seq=stamp.seq,
        at=stamp.at,
        by=seat,
        id=stamp.id,
        seat=seat,
        name=called(wanted.name),
        background=wanted.background,
        alias=alias,
        groups={} if state.session.door_asking else late(state, wanted.background),
        waiting=state.session.door_asking,
    )
