"""Joining: a code becomes a seat, recorded by the room like everything else."""

import hashlib
import secrets
from typing import Annotated

import msgspec
from msgspec import Meta

from events import Event, SeatJoined, Slug, Value
from projections import State
from server.http.codes import normalised
from server.http.desk import Desk
from server.http.problems import Problem
from server.live.room import Room
from server.live.rooms import NoSession
from server.log.directory import Entry
from server.rules.access import Refusal
from server.rules.case import Stamp
from server.rules.on_board import said


class Join(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody wants a seat. ``attempt`` is a random text of theirs: with the same one they get the same seat again."""

    code: Annotated[str, Meta(max_length=100)]
    name: Annotated[str, Meta(min_length=1, max_length=60)]
    background: Slug
    attempt: Annotated[str, Meta(min_length=16, max_length=100)] | None = None


_TAKEN = "already"


class Joined(Value):
    """A seat, and the key to it."""

    session: str
    seat: str
    seat_key: str


async def entry_of(desk: Desk, typed: str) -> Entry:
    """The session that a typed code or a link's secret opens; raises ``Problem``, which costs all guessers."""
    code = normalised(typed)
    entry = await desk.store.directory.by_code(code) if code else None
    if entry is not None:
        return entry
    if not desk.wrong_codes.one_more():
        raise Problem(
            "too-many-wrong-codes",
            "Too many wrong codes have been tried. Please wait a minute, then check the code and try again.",
            {"Retry-After": "60"},
        )
    raise Problem("unknown-code", "No session has this code. Please check it and try again.")


async def room_of(desk: Desk, entry: Entry) -> Room:
    """The room behind an entry of the directory."""
    try:
        return await desk.rooms.get(entry.session)
    except NoSession:
        raise Problem("no-session", "This session is not here any more.") from None


async def join(desk: Desk, wanted: Join) -> Joined:
    """Take a seat, or the same seat again; raises ``Problem`` and ``Refusal``."""
    entry = await entry_of(desk, wanted.code)
    room = await room_of(desk, entry)
    seat = seat_of(entry.session, wanted.attempt or secrets.token_hex(16))
    if seat not in room.record.state.people.seats:
        await _record(desk, room, wanted, seat)
    return Joined(session=entry.session, seat=seat, seat_key=desk.keys.make(entry.session, "participant", seat))


async def _record(desk: Desk, room: Room, wanted: Join, seat: str) -> None:
    try:
        await room.ask(seat, desk.clock.new_id(), lambda state, stamp: take_seat(wanted, seat, state, stamp))
    except Refusal as refusal:
        if refusal.code != _TAKEN:  # the same attempt came twice at once, and one of them was first
            raise


def seat_of(session: str, attempt: str) -> str:
    """The seat that this attempt leads to, always the same, and no help in finding the attempt."""
    return f"s-{hashlib.sha256(f'{session}:{attempt}'.encode()).hexdigest()[:16]}"


def take_seat(wanted: Join, seat: str, state: State, stamp: Stamp) -> Event:
    """The event of joining; raises ``Refusal``."""
    if state.session.closed:
        raise Refusal("closed", "This session is closed, so nobody can join it any more.")
    if wanted.background not in state.people.groups:
        raise Refusal("unknown-background", "There is no such background here. Please choose one of the list.")
    if seat in state.people.seats:
        raise Refusal(_TAKEN, "You have this seat already.")
    return SeatJoined(
        seq=stamp.seq,
        at=stamp.at,
        by=seat,
        id=stamp.id,
        seat=seat,
        name=said(wanted.name),
        background=wanted.background,
    )
