"""Taking keys back: a link that came into the wrong hands opens nothing any more, and whoever used it is out.

K1  A facilitator takes back the keys of the wall, of one who is in charge, or of all of them, and gets new ones for
    whom there is no other way to get one: themselves and the wall.
K2  Whoever runs the server takes back all of them at once, with their own key, and gets the first new one.
K3  What counts is in the log, as ``keys.renewed``: it holds on every server at once.
K4  Of several who take keys back at the same moment, whoever comes first and loses theirs by the next one gets no key
    that counts, and whoever has lost theirs meanwhile takes nothing back.
"""

import asyncio
from typing import Annotated, Literal

import msgspec
from msgspec import Meta
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from events import Event, KeysRenewed, Value
from projections import State
from server.http.answers import answer
from server.http.desk import Desk, asked, base_url, desk_of, in_charge
from server.http.problems import Problem
from server.live.room import Room
from server.live.rooms import NoSession
from server.rules.access import Actor, Refusal, Role, admit, turn_of
from server.rules.access import in_charge as is_in_charge
from server.rules.case import Stamp


class Renewal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose keys to take back: the ``wall``'s, or those of this ``facilitator``, or of all ``facilitators``."""

    of: Literal["wall", "facilitator", "facilitators"]
    facilitator: Annotated[str, Meta(max_length=160)] | None = None


class Renewed(Value):
    """The new keys: of whoever asked, where theirs was among those taken back, and of the wall, where its was.

    ``url`` is the console's link with the new key behind the #, ``wall_url`` the wall's.
    """

    session: str
    facilitator_key: str | None
    wall_key: str | None
    url: str | None
    wall_url: str | None


async def renew(request: Request) -> Response:
    """Take keys back, as a facilitator."""
    desk, room, actor, wanted = await asked(request, Renewal, in_charge)
    if (wanted.of == "facilitator") != (wanted.facilitator is not None):
        raise Problem("malformed", "Please say whose keys are to be taken back.")
    key = await _taken_back(desk, room, wanted, actor.id, actor)
    if wanted.of == "wall":
        return answer(_renewed(room, base_url(request), None, key))
    return answer(_renewed(room, base_url(request), key if wanted.facilitator in (None, actor.id) else None, None))


async def renew_all(request: Request) -> Response:
    """Take every key of those in charge and of the wall back, as whoever runs the server."""
    desk = desk_of(request)
    desk.demand_list(request)
    try:
        room = await desk.rooms.get(request.path_params["session"])
    except NoSession:
        raise Problem("no-session", "There is no such session.") from None
    facilitators = room.record.state.people.facilitators.values()
    first = next(one.id for one in facilitators if not one.removed)
    wanted = (Renewal(of="facilitators"), Renewal(of="wall"))
    key, wall_key = await asyncio.gather(*(_taken_back(desk, room, one, first) for one in wanted))
    return answer(_renewed(room, base_url(request), key, wall_key))


async def _taken_back(desk: Desk, room: Room, wanted: Renewal, holder: str, actor: Actor | None = None) -> str:
    """Have keys taken back; gives the wall's new one, or this facilitator's if theirs was among them. (K4)"""
    role: Role = "wall" if wanted.of == "wall" else "facilitator"
    turn = 0

    def decided(state: State, stamp: Stamp) -> Event:
        nonlocal turn
        if actor is not None:
            admit(actor, state)
        turn = turn_of(role, holder, state) + 1
        return renewed(wanted, actor.id if actor else "", state, stamp)

    await room.ask(actor.id if actor else "", desk.clock.new_id(), decided)
    return desk.keys.make(room.session, role, "" if role == "wall" else holder, turn)


def renewed(wanted: Renewal, by: str, state: State, stamp: Stamp) -> Event:
    """The event of taking keys back, also in a closed session; raises ``Refusal``."""
    if wanted.facilitator is not None and not is_in_charge(wanted.facilitator, state):
        raise Refusal("unknown-facilitator", "This person is not in charge of this session.")
    role: Literal["wall", "facilitator"] = "wall" if wanted.of == "wall" else "facilitator"
    return KeysRenewed(seq=stamp.seq, at=stamp.at, by=by, id=stamp.id, role=role, holder=wanted.facilitator)


def _renewed(room: Room, base: str, key: str | None, wall_key: str | None) -> Renewed:
    return Renewed(
        session=room.session,
        facilitator_key=key,
        wall_key=wall_key,
        url=f"{base}/facilitate/{room.session}#{key}" if key else None,
        wall_url=f"{base}/wall/{room.session}#{wall_key}" if wall_key else None,
    )


ROUTES = [
    Route("/api/sessions/{session}/keys", renew, methods=["POST"]),
    Route("/api/sessions/{session}/keys", renew_all, methods=["PUT"]),
]
