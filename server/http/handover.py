"""Moving to another tablet: a link becomes a key for the same seat, and nothing of its work is lost.

A link works once, within ten minutes; the keys that the seat had before open nothing from then on. Which link was used
is in the log, so this holds for all servers that share one.
"""

import hashlib
from typing import Annotated

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Event, Milliseconds, SeatHanded, Value
from projections import Seat, State
from server.http.answers import Qr, answer, qr
from server.http.desk import Desk, asked, base_url, body, desk_of
from server.http.problems import Problem
from server.http.tickets import HANDOVER_SECONDS, Bad, Expired
from server.live.room import Room
from server.live.rooms import NoSession
from server.rules.access import Actor, Refusal
from server.rules.case import Stamp


class ToHand(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The seat to hand over; one's own when none is named."""

    seat: Annotated[str, Meta(max_length=160)] | None = None


class Handover(Value):
    """The link that the other tablet opens, until ``expires_at``; its secret is behind the #."""

    url: str
    qr: Qr
    expires_at: Milliseconds


class Secret(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The secret of such a link. ``attempt`` is a random text of theirs: asked again with the same one, when no answer
    came, they get the same key again.
    """

    secret: Annotated[str, Meta(max_length=500)]
    attempt: Annotated[str, Meta(min_length=16, max_length=100)] | None = None


class Whose(Value):
    """Whose seat a link hands over."""

    session: str
    title: str
    name: str


class Handed(Value):
    """The seat, and a key to it for this tablet."""

    session: str
    title: str
    seat: str
    name: str
    seat_key: str


async def offer(request: Request) -> Response:
    """A link that hands a seat over: one's own, or any for a facilitator."""
    desk, room, actor, wanted = await asked(request, ToHand)
    seat = _offered(wanted.seat, actor)
    secret = desk.keys.hand_over(room.session, seat, _seat(seat, room).turn)
    url = f"{base_url(request)}/handover#{secret}"
    return answer(Handover(url=url, qr=qr(url), expires_at=desk.clock.now() + HANDOVER_SECONDS * 1000))


async def look(request: Request) -> Response:
    """Whose seat it is, before taking it."""
    room, seat, turn = await _at(desk_of(request), (await body(request, Secret)).secret)
    if seat.turn != turn:
        raise _used()
    return answer(Whose(session=room.session, title=room.record.state.session.title, name=seat.name))


async def take(request: Request) -> Response:
    """A key for the seat; that another tablet has it now is recorded."""
    desk = desk_of(request)
    given = await body(request, Secret)
    room, seat, turn = await _at(desk, given.secret)
    name = _same_again(given) or desk.clock.new_id()
    await room.ask(seat.id, name, lambda state, stamp: handed(seat.id, turn, state, stamp))
    return answer(
        Handed(
            session=room.session,
            title=room.record.state.session.title,
            seat=seat.id,
            name=seat.name,
            seat_key=desk.keys.make(room.session, "participant", seat.id, turn + 1),
        )
    )


def handed(seat: str, turn: int, state: State, stamp: Stamp) -> Event:
    """The event of going on elsewhere, also in a closed session, to read; raises ``Refusal``.

    ``turn`` is the seat's when the link was made: whoever is first with one of its links ends them all.
    """
    known = state.people.seats.get(seat)
    if known is None or known.removed:
        raise Refusal("no-seat", "This seat is not in the session now. Please ask the facilitator.")
    if known.turn != turn:
        raise _used()
    return SeatHanded(seq=stamp.seq, at=stamp.at, by=seat, id=stamp.id, seat=seat, turn=turn + 1)


def _used() -> Refusal:
    return Refusal("used-handover", "This link has been used already. Please show a new one on the tablet in use.")


def _same_again(given: Secret) -> str | None:
    """A command's id that follows from the attempt, so that the same one is recorded once. (P5)"""
    if given.attempt is None:
        return None
    return f"h{hashlib.sha256(f'{given.secret}:{given.attempt}'.encode()).hexdigest()[:31]}:1"


def _offered(named: str | None, actor: Actor) -> str:
    if actor.role == "participant" and named in (None, actor.id):
        return actor.id
    if actor.role != "facilitator":
        raise Problem("not-allowed", "You can only move your own seat to another tablet.")
    if named is None:
        raise Problem("malformed", "Please say which seat goes to another tablet.")
    return named


async def _at(desk: Desk, secret: str) -> tuple[Room, Seat, int]:
    try:
        session, seat, turn = desk.keys.handed_over(secret)
        room = await desk.rooms.get(session)
    except Expired:
        raise Problem("expired-handover", "This link has expired. Please show a new one on the first tablet.") from None
    except Bad:
        words = "This link is not right. Please point the camera at the square again."
        raise await desk.guessing.bad_key("bad-handover", words) from None
    except NoSession:
        raise Problem("no-session", "This session is not here any more.") from None
    known = room.record.state.people.seats.get(seat)
    if known is None or known.turn < turn:
        await room.catch_up()  # the seat may have been taken through another server a moment ago
    return room, _seat(seat, room), turn


def _seat(seat: str, room: Room) -> Seat:
    known = room.record.state.people.seats.get(seat)
    if known is None or known.removed:
        raise Problem("no-seat", "This seat is not in the session now. Please ask the facilitator.")
    return known


ROUTES = [
    Route("/api/sessions/{session}/handover", offer, methods=["POST"]),
    Route("/api/handover/look", look, methods=["POST"]),
    Route("/api/handover", take, methods=["POST"]),
]
